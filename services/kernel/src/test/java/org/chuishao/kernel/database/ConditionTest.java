package org.chuishao.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
    @Test
    void aVillageIsWholeAndAStreetIsABeginning() {
        assertEquals(Condition.of("w.station = ?", "340803001002"), Condition.within("w.station", "340803001002"));
        assertEquals(Condition.of("w.station like ?", "340803001%"), Condition.within("w.station", "340803001"));
    }

    @Test
    void oneReasonIsEnoughAndNoneIsNothing() {
        var either = Condition.either(List.of(Condition.within("a", "340803001002"), Condition.of("b = ? and c", "B")));
        assertEquals(Condition.of("(a = ? or b = ? and c)", "340803001002", "B"), either);
        assertEquals(
                Condition.of("d = ? and false", "D"), Condition.of("d = ?", "D").and(Condition.either(List.of())));
    }
}
