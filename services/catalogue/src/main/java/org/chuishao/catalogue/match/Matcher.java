package org.chuishao.catalogue.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.chuishao.catalogue.match.ItemIndex.FieldHit;
import org.chuishao.catalogue.match.ItemIndex.Hit;
import org.chuishao.catalogue.match.Precedents.Neighbour;
import org.chuishao.catalogue.match.Question.Urgency;

/**
 * Ranks a district's items for a text: by what the text says (words, pairs of characters), by which field such words belong
 * to, and by what was decided on texts like it. A sum of evidence, so that every part of it can be named as a reason. The
 * same rows give the same sum to the last bit wherever they are held: sums run in the rows' order, logarithms are strict.
 */
public final class Matcher {
    private static final double OVERLAP = 0.35;
    private static final double FIELD = 0.8;
    private static final double SUBFIELD = 0.6;
    private static final double WORD_TO_FIELD = 0.35;
    private static final double PRECEDENT = 9;
    private static final double PRECEDENT_TO_FIELD = 5;
    private static final double PRECEDENT_TO_LEAD = 1;
    private static final double SUITS_KIND = 0.15;

    /** An item the place itself was given: a station should hear of its own list first, when the words are near. */
    private static final double GIVEN = 0.3;

    private static final int NEIGHBOURS = 12;

    /** So much evidence for one item is half of what could make it sure. */
    private static final double HALF_SURE = 2;

    private final ItemIndex index;
    private final Precedents precedents;

    public Matcher(ItemIndex index, Precedents precedents) {
        this.index = index;
        this.precedents = precedents;
    }

    /** What speaks for which item, before it is added up. */
    record Evidence(
            double[] overlap,
            List<Hit> words,
            List<FieldHit> everydayWords,
            List<Neighbour> neighbours,
            double[] scores) {}

    /** The best items first; nothing when the text says nothing the catalogue knows. */
    public List<Match> match(Question question, int most) {
        return match(question, most, any -> true);
    }

    /** @param asked only these items are looked for; all of them say how rare a word is */
    public List<Match> match(Question question, int most, Predicate<Candidate> asked) {
        var evidence = weigh(question);
        for (int row = 0; row < evidence.scores().length; row++)
            if (!asked.test(index.items().get(row))) evidence.scores()[row] = 0;
        var ranked = best(evidence.scores(), most);
        var found = new ArrayList<Match>(ranked.size());
        for (int row : ranked)
            found.add(new Match(
                    index.items().get(row),
                    evidence.scores()[row],
                    confidence(row, evidence.scores()),
                    Reasons.of(row, index, evidence, question)));
        return found;
    }

    private Evidence weigh(Question question) {
        var overlap = index.overlap(question);
        var words = index.wordsIn(question);
        var everyday = index.everydayWordsIn(question);
        var near = precedents.nearest(question, index.vocabulary(), NEIGHBOURS);
        var scores = new double[index.items().size()];
        var places = new double[index.places()];
        for (var hit : words) {
            scores[hit.item()] += hit.weight();
            places[index.fieldOf(hit.item())] += hit.weight() * WORD_TO_FIELD;
        }
        for (var hit : everyday) places[hit.place()] += hit.weight() * (index.isField(hit.place()) ? FIELD : SUBFIELD);
        for (var one : near) addPrecedent(one, question.place(), scores, places);
        for (int row = 0; row < scores.length; row++) {
            scores[row] += OVERLAP * overlap[row] + places[index.fieldOf(row)] + places[index.subfieldOf(row)];
            if (scores[row] == 0) continue;
            if (suits(question.urgency(), index.items().get(row))) scores[row] += SUITS_KIND;
            if (given(question, index.items().get(row)) != null) scores[row] += GIVEN;
        }
        return new Evidence(overlap, words, everyday, near, scores);
    }

    /** One sent out under no item still says which department took it. */
    private void addPrecedent(Neighbour near, Place place, double[] scores, double[] places) {
        double weight = near.decided().kind().weight * near.likeness() * near.likeness();
        if (place != null) weight *= place.to(near.decided().station()).weight;
        var row =
                near.decided().item() == null ? null : index.find(near.decided().item());
        if (row != null) {
            scores[row] += PRECEDENT * weight;
            places[index.fieldOf(row)] += PRECEDENT_TO_FIELD * weight;
        } else {
            for (int i = 0; i < scores.length; i++)
                if (index.items().get(i).lead().equals(near.decided().lead())) scores[i] += PRECEDENT_TO_LEAD * weight;
        }
    }

    static boolean suits(Urgency urgency, Candidate item) {
        return urgency == Urgency.EMERGENCY && !item.onCall().isEmpty()
                || urgency == Urgency.JOINT && !item.assists().isEmpty();
    }

    /** What the place was given of this item, null for nothing. */
    static Place.Given given(Question question, Candidate item) {
        return question.place() == null ? null : question.place().given().get(item.code());
    }

    private static List<Integer> best(double[] scores, int most) {
        var rows = new ArrayList<Integer>();
        double least = threshold(scores, most);
        for (int row = 0; row < scores.length; row++) if (scores[row] > 0 && scores[row] >= least) rows.add(row);
        // items are in the order of their codes: of equals the lower code comes first
        rows.sort(Comparator.comparingDouble((Integer row) -> -scores[row]));
        return rows.subList(0, Math.min(most, rows.size()));
    }

    private static double threshold(double[] scores, int most) {
        if (scores.length <= most) return 0;
        var sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - most];
    }

    /** Against the best item that another department leads: between two of one department a dispatcher loses nothing. */
    private double confidence(int row, double[] scores) {
        var lead = index.items().get(row).lead();
        double rival = 0;
        for (int other = 0; other < scores.length; other++)
            if (scores[other] > rival && !index.items().get(other).lead().equals(lead)) rival = scores[other];
        double share = scores[row] / (scores[row] + rival);
        return share * scores[row] / (scores[row] + HALF_SURE);
    }
}
