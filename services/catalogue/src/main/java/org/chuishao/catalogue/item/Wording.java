package org.chuishao.catalogue.item;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * Finding a word in Chinese text, which has no spaces, by an index: a text is taken apart into its characters and its
 * pairs of neighbours; whoever holds all pairs of a word is a candidate, and is then looked at.
 */
final class Wording {
    private Wording() {}

    static String of(String name, List<String> keywords) {
        return plain(name + "\n" + String.join("\n", keywords));
    }

    /** The words to look for; each must occur. */
    static List<String> words(String asked) {
        return List.of(plain(asked).strip().split("\\s+"));
    }

    static String[] grams(String wording) {
        var grams = new LinkedHashSet<String>();
        for (var word : wording.split("\\s+")) {
            var characters = word.codePoints().mapToObj(Character::toString).toList();
            grams.addAll(characters);
            grams.addAll(pairs(characters));
        }
        return grams.toArray(String[]::new);
    }

    /** The fewest grams that tell where a word may be. */
    static String[] gramsToLookUp(String word) {
        var characters = word.codePoints().mapToObj(Character::toString).toList();
        return (characters.size() == 1 ? characters : pairs(characters)).toArray(String[]::new);
    }

    private static List<String> pairs(List<String> characters) {
        var pairs = new LinkedHashSet<String>();
        for (int i = 1; i < characters.size(); i++) pairs.add(characters.get(i - 1) + characters.get(i));
        return List.copyOf(pairs);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
