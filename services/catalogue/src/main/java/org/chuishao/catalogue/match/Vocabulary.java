package org.chuishao.catalogue.match;

import static java.util.stream.Collectors.groupingBy;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.LongObjectMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How people call things, whatever a district's catalogue says: which field or sub-field an everyday word belongs to, and
 * which words are mere courtesy. Bundled, the same on every replica.
 */
public final class Vocabulary {
    private static final Vocabulary BUNDLED = new Vocabulary(lines("everyday-words.txt"), lines("courtesies.txt"));

    /** A word of one field; {@code subfield} is empty for a word of the whole field. */
    record Everyday(String field, String subfield, String word) {}

    private final List<Everyday> words = new ArrayList<>();
    /** By their first two characters, of those that begin alike the longest first: a text has few of them, and is long. */
    private final LongObjectMap<String[]> courtesies = new LongObjectHashMap<>();

    private Vocabulary(List<String> everyday, List<String> courteous) {
        for (var line : everyday) {
            var parts = line.split(": ", 2);
            var field = parts[0].split("/", 2);
            for (var word : Grams.plain(parts[1]).strip().split("\\s+"))
                words.add(new Everyday(field[0], field.length == 2 ? field[1] : "", word));
        }
        Arrays.stream(String.join(" ", courteous).strip().split("\\s+"))
                .collect(groupingBy(word -> Grams.pair(word.charAt(0), word.charAt(1))))
                .forEach((beginning, alike) -> courtesies.put(beginning, longestFirst(alike)));
    }

    private static String[] longestFirst(List<String> words) {
        return words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toArray(String[]::new);
    }

    public static Vocabulary bundled() {
        return BUNDLED;
    }

    List<Everyday> words() {
        return words;
    }

    /** The text without what every letter says; what is left on both sides of a gap stays apart. */
    String withoutCourtesies(String plain) {
        var rest = plain.toCharArray();
        for (int at = 0; at < plain.length(); ) {
            int length = courtesyAt(plain, at);
            Arrays.fill(rest, at, at + length, '\n');
            at += Math.max(1, length);
        }
        return new String(rest);
    }

    private int courtesyAt(String plain, int at) {
        if (at + 1 == plain.length()) return 0;
        var alike = courtesies.get(Grams.pair(plain.charAt(at), plain.charAt(at + 1)));
        if (alike != null) for (var word : alike) if (plain.startsWith(word, at)) return word.length();
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
