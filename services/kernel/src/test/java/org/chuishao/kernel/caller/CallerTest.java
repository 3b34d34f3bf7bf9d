package org.chuishao.kernel.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
    private static final Caller MEMBER =
            new Caller("m", "m", "340803", Set.of(Roles.STATION_MEMBER), Set.of("340803001002", "340803002", "URBAN"));

    @ParameterizedTest
    @CsvSource({
        "340803001002, 340803001002",
        "340803001003, ",
        "340803001, 340803001002",
        "340803002, 340803002",
        "340803002001, 340803002001",
        "340804, ",
    })
    void whatIsCoveredOfADivisionIsAllOfItOrOnesOwnPart(String asked, String covered) {
        assertEquals(covered == null ? Set.of() : Set.of(covered), MEMBER.divisionsWithin(asked));
    }

    @ParameterizedTest
    @CsvSource({"''", "34", "340803"})
    void everythingIsNoMoreThanOnesOwn(String asked) {
        assertEquals(Set.of("340803001002", "340803002"), MEMBER.divisionsWithin(asked));
    }
}
