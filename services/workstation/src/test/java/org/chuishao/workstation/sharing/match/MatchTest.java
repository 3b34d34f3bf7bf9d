package org.chuishao.workstation.sharing.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
    private static Instant at(int hour) {
        return Instant.parse("2026-11-20T00:00:00Z").plusSeconds(hour * 3600L);
    }

    @Test
    void whatEndsAsAnotherBeginsIsNotTakenTwice() {
        var promised = List.of(new Taken(3, at(8), at(12)), new Taken(3, at(12), at(18)));
        assertEquals(3, Taken.most(promised, at(0), at(24)));
        assertEquals(0, Taken.most(promised, at(18), at(24)));
        assertEquals(0, Taken.most(List.of(), at(0), at(24)));
    }

    @ParameterizedTest
    @CsvSource({
        "340803001002, SAME_STATION",
        "340803001003, SAME_STREET",
        "340803001,    SAME_STREET",
        "340803002001, SAME_DISTRICT",
        "340803,       SAME_DISTRICT",
        "URBAN,        SAME_DISTRICT",
        "CIVIL-AFFAIRS, SAME_DISTRICT",
    })
    void nearnessIsReadFromTheCodes(String owner, Nearness nearness) {
        assertEquals(nearness, Nearness.of("340803001002", owner));
    }

    @Test
    void enoughBeforeTooLittleThenNearThenWhatLeavesLeastUnused() {
        var ranked = Candidate.ranked(
                List.of(
                        new Candidate<>("too few beside", Nearness.SAME_STATION, 10),
                        new Candidate<>("many far away", Nearness.SAME_DISTRICT, 60),
                        new Candidate<>("too many in the street", Nearness.SAME_STREET, 500),
                        new Candidate<>("right in the street", Nearness.SAME_STREET, 40),
                        new Candidate<>("nothing left", Nearness.SAME_STATION, 0),
                        new Candidate<>("over-promised", Nearness.SAME_STATION, -1)),
                40);
        assertEquals(
                List.of("right in the street", "too many in the street", "many far away", "too few beside"),
                ranked.stream().map(Candidate::of).toList());
    }
}
