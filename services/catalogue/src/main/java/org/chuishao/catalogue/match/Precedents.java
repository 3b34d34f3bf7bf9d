package org.chuishao.catalogue.match;

import com.carrotsearch.hppc.LongObjectHashMap;
import com.carrotsearch.hppc.LongObjectMap;
import com.carrotsearch.hppc.ObjectIntHashMap;
import com.carrotsearch.hppc.ObjectIntMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What was decided before, as an inverted index of the texts' grams: the nearest decided texts are found without reading
 * any. Rows are added in the order of their numbers, so that every replica holds and answers the same. A later decision on
 * the same matter takes the place of the earlier.
 */
public final class Precedents {
    /** What a text is about is said early; more grams only cost memory. */
    static final int GRAMS_KEPT = 64;

    private static final int GRAMS_ASKED = 96;

    /** Enough characters for so many grams; what lies beyond is not even looked at. */
    public static final int LOOKED_AT = 300;

    private static final double IN_TITLE = 2;
    private static final int NONE = -1;

    private final LongObjectMap<Rows> byGram = new LongObjectHashMap<>();
    private final ObjectIntMap<String> byMatter = new ObjectIntHashMap<>();
    private final List<Decided> decided = new ArrayList<>();
    private int standing;

    /** Who decided, which says how much it weighs. */
    public enum Kind {
        /** A dispatcher sent a whistle out under this item. */
        DISPATCHED(1),
        /** A dispatcher said that a match was wrong and what is right. */
        CORRECTED(1.5),
        /** The centre ruled on a dispute: binding. */
        RULED(2);

        final double weight;

        Kind(double weight) {
            this.weight = weight;
        }
    }

    /**
     * @param number grows with every decision of the district
     * @param matter the whistle or correction it was about
     * @param item null when it was sent out under no item
     * @param station whose whistle it was, null for none's
     */
    public record Decided(
            long number, String matter, Kind kind, String item, String lead, String station, long epochDay) {

        /** Each code once, however many decisions name it. */
        public Decided {
            item = item == null ? null : item.intern();
            lead = lead == null ? null : lead.intern();
            station = station == null ? null : station.intern();
        }
    }

    /** @param likeness 0 to 1 */
    public record Neighbour(Decided decided, double likeness) {}

    public void add(Decided one, Question text, Vocabulary vocabulary) {
        int row = decided.size();
        decided.add(one);
        int replaced = byMatter.getOrDefault(one.matter(), NONE);
        byMatter.put(one.matter(), row);
        if (replaced == NONE) standing++;
        else decided.set(replaced, null);
        var kept = new int[1];
        Grams.each(early(text, vocabulary), gram -> {
            if (rowsWith(gram).add(row)) kept[0]++;
            return kept[0] < GRAMS_KEPT;
        });
    }

    private Rows rowsWith(long gram) {
        int at = byGram.indexOf(gram);
        if (byGram.indexExists(at)) return byGram.indexGet(at);
        var rows = new Rows();
        byGram.indexInsert(at, gram, rows);
        return rows;
    }

    /** Lets go of the oldest ones, as if they had never been added: what replaced one of them stands by itself. */
    public void forgetFirst(int gone) {
        for (var one : decided.subList(0, gone)) if (one != null) standing--;
        decided.subList(0, gone).clear();
        byMatter.removeAll((matter, row) -> row < gone);
        for (var matter : byMatter) byMatter.indexReplace(matter.index, matter.value - gone);
        for (var gram : byGram) byGram.indexReplace(gram.index, gram.value.withoutFirst(gone));
        byGram.removeAll((gram, rows) -> rows.count() == 0);
    }

    /** How many stand, not replaced by a later decision. */
    public int size() {
        return standing;
    }

    /** The decided texts most like this one, the likest first; of equals the later decision. */
    public List<Neighbour> nearest(Question question, Vocabulary vocabulary, int most) {
        var asked = Grams.first(GRAMS_ASKED, early(question, vocabulary));
        if (standing == 0 || asked.length == 0) return List.of();
        var title = new HashSet<Long>();
        for (long gram : Grams.of(question.title())) title.add(gram);
        var shared = new float[decided.size()];
        float all = 0;
        for (long gram : asked) {
            var rows = byGram.get(gram);
            float weight = weight(rows == null ? 0 : rows.count()) * (title.contains(gram) ? (float) IN_TITLE : 1);
            all += weight;
            if (rows != null) rows.each(row -> shared[row] += weight);
        }
        return pick(shared, all, most);
    }

    private List<Neighbour> pick(float[] shared, float all, int most) {
        var best = new int[most];
        int found = 0;
        for (int row = 0; row < shared.length; row++) {
            if (shared[row] == 0 || decided.get(row) == null) continue;
            if (found == most && shared[row] < shared[best[most - 1]]) continue;
            int at = found < most ? found++ : most - 1;
            while (at > 0 && shared[best[at - 1]] <= shared[row]) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = row;
        }
        var neighbours = new ArrayList<Neighbour>(found);
        for (int i = 0; i < found; i++)
            neighbours.add(new Neighbour(decided.get(best[i]), Math.min(1, shared[best[i]] / all)));
        return neighbours;
    }

    /** A pair that is in every other text says little, whatever it is. */
    private float weight(int occurrences) {
        return (float) StrictMath.log(1 + (decided.size() + 10.0) / (occurrences + 1.0));
    }

    private static String early(Question text, Vocabulary vocabulary) {
        var said = text.text();
        return vocabulary.withoutCourtesies(said.substring(0, Math.min(said.length(), LOOKED_AT)));
    }
}
