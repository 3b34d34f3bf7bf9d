package org.chuishao.catalogue.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static Rows of(List<Integer> all) {
        var rows = new Rows();
        all.forEach(rows::add);
        return rows;
    }

    private static List<Integer> in(Rows rows) {
        var all = new ArrayList<Integer>();
        rows.each(all::add);
        assertEquals(all.size(), rows.count());
        return all;
    }

    @Test
    void distancesOfEveryLengthComeBack() {
        var all = List.of(0, 1, 128, 255, 16_510, 16_511, 2_113_662, 270_549_117, Integer.MAX_VALUE - 1);
        assertEquals(all, in(of(all)));
        assertEquals(List.of(Integer.MAX_VALUE - 1), in(of(List.of(Integer.MAX_VALUE - 1))));
        assertEquals(List.of(), in(new Rows()));
    }

    @Test
    void whatIsForgottenWasNeverThere() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            int widest = 1 << random.nextInt(1, 20);
            var all = random.ints(random.nextInt(1, 200), 0, widest)
                    .sorted()
                    .distinct()
                    .boxed()
                    .toList();
            int gone = random.nextInt(widest + 1);
            var left = all.stream()
                    .filter(row -> row >= gone)
                    .map(row -> row - gone)
                    .toList();
            var rows = of(all).withoutFirst(gone);
            assertEquals(left, in(rows));
            rows.add(widest);
            assertEquals(widest, in(rows).getLast());
        }
    }
}
