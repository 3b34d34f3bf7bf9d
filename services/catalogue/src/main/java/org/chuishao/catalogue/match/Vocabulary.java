package org.chuishao.catalogue.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * How people call things, whatever a district's catalogue says: which field or sub-field an everyday word belongs to, and
 * which words are mere courtesy. Bundled, the same on every replica.
 */
public final class Vocabulary {
    private static final Vocabulary BUNDLED = new Vocabulary(lines("everyday-words.txt"), lines("courtesies.txt"));

    /** A word of one field; {@code subfield} is empty for a word of the whole field. */
    record Everyday(String field, String subfield, String word) {}

    private final List<Everyday> words = new ArrayList<>();
    /** The first two characters of courtesies, in order: a text has few of them, and is long. */
    private final long[] beginnings;
    /** What begins so, the longest first. */
    private final List<List<String>> courtesies;

    private Vocabulary(List<String> everyday, List<String> courteous) {
        for (var line : everyday) {
            var parts = line.split(": ", 2);
            var field = parts[0].split("/", 2);
            for (var word : Grams.plain(parts[1]).strip().split("\\s+"))
                words.add(new Everyday(field[0], field.length == 2 ? field[1] : "", word));
        }
        var byBeginning = new TreeMap<Long, List<String>>();
        for (var word : String.join(" ", courteous).strip().split("\\s+"))
            byBeginning
                    .computeIfAbsent(Grams.pair(word.charAt(0), word.charAt(1)), pair -> new ArrayList<>())
                    .add(word);
        byBeginning
                .values()
                .forEach(
                        words -> words.sort(Comparator.comparing(String::length).reversed()));
        beginnings = byBeginning.keySet().stream().mapToLong(pair -> pair).toArray();
        courtesies = List.copyOf(byBeginning.values());
    }

    public static Vocabulary bundled() {
        return BUNDLED;
    }

    List<Everyday> words() {
        return words;
    }

    /** The text without what every letter says; what is left on both sides of a gap stays apart. */
    String withoutCourtesies(String plain) {
        var rest = new StringBuilder(plain.length());
        for (int at = 0; at < plain.length(); ) {
            int length = courtesyAt(plain, at);
            rest.append(length == 0 ? plain.charAt(at) : '\n');
            at += Math.max(1, length);
        }
        return rest.toString();
    }

    private int courtesyAt(String plain, int at) {
        if (at + 1 == plain.length()) return 0;
        int found = Arrays.binarySearch(beginnings, Grams.pair(plain.charAt(at), plain.charAt(at + 1)));
        if (found < 0) return 0;
        for (var word : courtesies.get(found)) if (plain.startsWith(word, at)) return word.length();
        return 0;
    }

    private static List<String> lines(String name) {
        try (var file = new BufferedReader(new InputStreamReader(
                Vocabulary.class.getResourceAsStream("/match/" + name), StandardCharsets.UTF_8))) {
            return file.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
