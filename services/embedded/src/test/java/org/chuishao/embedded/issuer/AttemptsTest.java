package org.chuishao.embedded.issuer;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private Instant now = Instant.parse("2026-09-01T00:00:00Z");
    private Attempts attempts;

    @BeforeEach
    void fresh() {
        InstantSource source = () -> now;
        attempts = new Attempts(source.withZone(ZoneOffset.UTC));
    }

    @Test
    void tenWrongPasswordsMakeTheNameWaitForAMinute() {
        fail(10);
        assertEquals(
                429, assertThrows(Refusal.class, () -> attempts.check("zhang")).status());
        assertDoesNotThrow(() -> attempts.check("li"));
        now = now.plus(Duration.ofMinutes(1));
        assertDoesNotThrow(() -> attempts.check("zhang"));
    }

    @Test
    void theRightPasswordForgetsTheWrongOnes() {
        fail(9);
        attempts.succeeded("zhang");
        fail(9);
        assertDoesNotThrow(() -> attempts.check("zhang"));
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed("zhang");
        }
    }
}
