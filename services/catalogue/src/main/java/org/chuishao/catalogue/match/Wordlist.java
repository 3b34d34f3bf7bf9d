package org.chuishao.catalogue.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Finds which of many words occur in a text, looking only at those that begin as the text does there. */
final class Wordlist {
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Long, int[]> byBeginning = new HashMap<>();

    /** @return the word's number; the same word has one number; -1 for a word too short to tell anything */
    int add(String word) {
        if (word.length() < 2) return -1;
        var known = numbers.get(word);
        if (known != null) return known;
        int number = words.size();
        words.add(word);
        numbers.put(word, number);
        byBeginning.merge(Grams.pair(word.charAt(0), word.charAt(1)), new int[] {number}, Wordlist::join);
        return number;
    }

    String word(int number) {
        return words.get(number);
    }

    int size() {
        return words.size();
    }

    /** Tells the numbers of the words in the text; one that occurs twice is told twice. */
    void find(String text, IntConsumer found) {
        for (int at = 0; at + 1 < text.length(); at++) {
            var candidates = byBeginning.get(Grams.pair(text.charAt(at), text.charAt(at + 1)));
            if (candidates == null) continue;
            for (int number : candidates) if (text.startsWith(words.get(number), at)) found.accept(number);
        }
    }

    private static int[] join(int[] a, int[] b) {
        var joined = new int[a.length + b.length];
        System.arraycopy(a, 0, joined, 0, a.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
