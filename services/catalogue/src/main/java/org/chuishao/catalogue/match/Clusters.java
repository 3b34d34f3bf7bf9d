package org.chuishao.catalogue.match;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts texts that say the same together: each joins the first group whose first text it is like enough, or begins one. */
public final class Clusters {
    /** Of the shorter text's pairs of characters, so many are in the other. */
    private static final double ALIKE = 0.4;

    private static final int GRAMS = 40;

    private Clusters() {}

    /** A text by its number in the list given. */
    public record Group(int first, List<Integer> members) {}

    /** Groups in the order of their first texts. */
    public static List<Group> of(List<Question> texts, Vocabulary vocabulary) {
        var groups = new ArrayList<Group>();
        var firsts = new ArrayList<Set<Long>>();
        for (int i = 0; i < texts.size(); i++) {
            var grams = grams(texts.get(i), vocabulary);
            int at = 0;
            while (at < groups.size() && likeness(firsts.get(at), grams) < ALIKE) at++;
            if (at == groups.size()) {
                groups.add(new Group(i, new ArrayList<>()));
                firsts.add(grams);
            }
            groups.get(at).members().add(i);
        }
        return groups;
    }

    private static double likeness(Set<Long> one, Set<Long> other) {
        var shorter = one.size() <= other.size() ? one : other;
        var longer = shorter == one ? other : one;
        if (shorter.isEmpty()) return 0;
        int shared = 0;
        for (var gram : shorter) if (longer.contains(gram)) shared++;
        return (double) shared / shorter.size();
    }

    private static Set<Long> grams(Question text, Vocabulary vocabulary) {
        var grams = new HashSet<Long>();
        for (long gram : Grams.first(GRAMS, vocabulary.withoutCourtesies(text.text()))) grams.add(gram);
        return grams;
    }
}
