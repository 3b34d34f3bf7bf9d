package org.chuishao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Or {@link EveryEdgeIT} would prove nothing: whichever edge is left out of a table, the check names it. */
class CoverageTest {
    private static List<List<Passage>> tables() {
        return List.of(WhistleRows.TABLE, DutyRows.TABLE);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anEdgeThatIsLeftOutIsNamed(List<Passage> table) {
        for (var left : table) {
            var walked = new ArrayList<>(table);
            walked.remove(left);
            assertEquals(
                    List.of("nobody has walked " + left),
                    Coverage.of(table, walked).faults());
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void anEdgeThatTheTableLacksIsNamed(List<Passage> table) {
        var strange = new Passage("CLOSED", "BLOW", "DRAFT");

        assertEquals(
                List.of("not in the table: " + strange),
                Coverage.of(
                                table,
                                Stream.concat(table.stream(), Stream.of(strange))
                                        .toList())
                        .faults());
        assertEquals(List.of(), Coverage.of(table, table).faults());
    }
}
