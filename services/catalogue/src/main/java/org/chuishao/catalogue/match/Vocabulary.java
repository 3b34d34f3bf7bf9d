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
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How people call things, whatever a district's catalogue says: which field or sub-field an everyday word belongs to, and
 * which words are mere courtesy. Bundled, the same on every replica.
 */
public final class Vocabulary {
    private static final Vocabulary BUNDLED = new Vocabulary(lines("everyday-words.txt"), lines("courtesies.txt"));

    /** A word of one field; {@code subfield} is empty for a word of the whole field. */
    record Everyday(String field, String subfield, String word) {}

    private final List<Everyday> words = new ArrayList<>();
    private final Pattern courtesies;

    private Vocabulary(List<String> everyday, List<String> courteous) {
        for (var line : everyday) {
            var parts = line.split(": ", 2);
            var field = parts[0].split("/", 2);
            for (var word : Grams.plain(parts[1]).strip().split("\\s+"))
                words.add(new Everyday(field[0], field.length == 2 ? field[1] : "", word));
        }
        courtesies = Pattern.compile(
                Arrays.stream(String.join(" ", courteous).strip().split("\\s+"))
                        .sorted(Comparator.comparing(String::length).reversed())
                        .collect(Collectors.joining("|")));
    }

    public static Vocabulary bundled() {
        return BUNDLED;
    }

    List<Everyday> words() {
        return words;
    }

    /** The text without what every letter says; what is left on both sides of a gap stays apart. */
    String withoutCourtesies(String plain) {
        return courtesies.matcher(plain).replaceAll("\n");
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
