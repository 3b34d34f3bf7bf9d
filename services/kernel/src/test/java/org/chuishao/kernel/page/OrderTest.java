package org.chuishao.kernel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {
    private record Turn(UUID id, String code, Instant startsAt) {}

    private static final Turn TURN = new Turn(
            UUID.fromString("01996f4a-3c80-7d15-9a41-5b0e6c2f8a31"),
            "DG-01 甲 乙",
            Instant.parse("2026-11-18T02:00:00.123456Z"));

    private static final Order<Turn> OLDEST = Order.oldest("startsAt", Turn::startsAt, Instant::parse, Turn::id);

    @Test
    void aPageGoesOnAfterTheLastOfTheOneBeforeInTheSameDirection() {
        assertEquals("e.startsAt, e.id", OLDEST.by());
        assertEquals("(e.startsAt, e.id) > (:after0, :after1)", OLDEST.after());
        assertEquals("e.id desc", Order.newest(Turn::id).by());
        assertEquals("e.id < :after0", Order.newest(Turn::id).after());
    }

    @Test
    void whatAPositionSaysIsReadAsWhatItWas() {
        assertEquals(List.of(TURN.startsAt(), TURN.id()), OLDEST.read(Order.write(OLDEST.position(TURN))));
        var byCode = Order.byCode(Turn::code); // spaces and all
        assertEquals(List.of(TURN.code()), byCode.read(Order.write(byCode.position(TURN))));
    }
}
