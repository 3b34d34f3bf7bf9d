package org.chuishao.whistle.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.chuishao.whistle.stream.Following.Pace;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

    @Test
    void aConnectionEndsWithItsTokenAndInAnyCaseAfterAWhile() {
        var pace = new Pace(Duration.ofMillis(200), Duration.ofSeconds(10), Duration.ofMinutes(15));
        assertEquals(NOW.plusSeconds(60), pace.end(NOW, NOW.plusSeconds(60)));
        assertEquals(NOW.plusSeconds(900), pace.end(NOW, NOW.plusSeconds(3600)));
    }
}
