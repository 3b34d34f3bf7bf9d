package org.chuishao.whistle.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.chuishao.whistle.search.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
    /** What two cadres of one street wrote, and whether it is about the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            德宽路化粪池外溢     | 德宽路52号化粪池外溢多日 | 20   | true  | true
            德宽路化粪池外溢     | 德宽路52号化粪池外溢多日 | 20   |       | true
            德宽路化粪池外溢     | 德宽路52号化粪池外溢多日 | 2000 | true  | true
            德宽路化粪池外溢     | 德宽路路灯不亮           | 200  | false | false
            德宽路化粪池外溢     | 路灯不亮                 | 0    |       | false
            德宽路化粪池外溢     | 窨井盖缺失               | 0    | true  | true
            """)
    void judges(String one, String other, double metres, Boolean sameItem, boolean enough) {
        var words = Likeness.overlap(Words.pairs(one), Words.pairs(other));
        assertEquals(
                enough, Likeness.of(words, Likeness.nearness(metres), sameItem).isEnough());
    }

    @Test
    void aDegreeIsAsLongAsItIs() {
        assertEquals(111_195, Likeness.metres(117, 30, 117, 31), 1);
        assertEquals(96_297, Likeness.metres(117, 30, 118, 30), 5);
        assertEquals(0, Likeness.metres(117, 30, 117, 30));
    }

    @Property(tries = 10_000)
    void aTextIsMostLikeItselfAndTheOrderDoesNotMatter(
            @ForAll @StringLength(min = 2, max = 20) String one, @ForAll @StringLength(max = 20) String other) {
        var pairs = Words.pairs(one);
        var others = Words.pairs(other);
        assertEquals(pairs.isEmpty() ? 0 : 1, Likeness.overlap(pairs, pairs));
        assertEquals(Likeness.overlap(others, pairs), Likeness.overlap(pairs, others));
    }

    @Property(tries = 10_000)
    void aScoreIsAShareAndNearerIsNeverLess(
            @ForAll @DoubleRange(max = 1) double words,
            @ForAll @DoubleRange(max = 2000) double near,
            @ForAll @DoubleRange(max = 2000) double farther) {
        var nearer = Likeness.of(words, Likeness.nearness(Math.min(near, farther)), null);
        var further = Likeness.of(words, Likeness.nearness(Math.max(near, farther)), null);
        assertTrue(nearer.score() >= further.score() && further.score() >= 0 && nearer.score() <= 1);
    }
}
