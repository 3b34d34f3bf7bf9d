package org.chuishao.whistle.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningTest {
    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

    /** {@code printf '1794967200.{}' | openssl dgst -sha256 -hmac whsec_test} */
    @Test
    void aSignatureIsWhatAnybodyElseWouldCompute() {
        assertEquals(
                "t=1794967200,v1=eab52a3404ede91b551849e633697bd80155b6de14cdc1238c35e5bafe629639",
                Signature.of("whsec_test", NOW, "{}"));
        assertNotEquals(Signature.of("whsec_test", NOW, "{}"), Signature.of("whsec_test", NOW.plusSeconds(1), "{}"));
        assertNotEquals(Signature.of("whsec_test", NOW, "{}"), Signature.of("whsec_other", NOW, "{}"));
    }

    @Test
    void everySecretIsAnother() {
        assertTrue(Signature.newSecret().matches("whsec_[A-Za-z0-9_-]{43}"));
        assertNotEquals(Signature.newSecret(), Signature.newSecret());
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 30", "3, 120", "4, 600", "5, 1800", "6, 3600", "7, 3600", "70, 3600"})
    void aFailureIsTriedAgainLaterAndLater(int attempts, int seconds) {
        assertEquals(NOW.plusSeconds(seconds), Backoff.next(NOW, attempts));
    }

    @Test
    void threeDaysAreEnough() {
        assertFalse(Backoff.isExhausted(NOW, NOW.plus(Duration.ofDays(3)).minusSeconds(1)));
        assertTrue(Backoff.isExhausted(NOW, NOW.plus(Duration.ofDays(3))));
    }

    @Test
    void theEventsOnOfferAreThoseThatAreTold() {
        assertTrue(EventTypes.ALL.contains("whistle-blown.v1"));
        assertTrue(EventTypes.ALL.contains("whistle-rework-ordered.v1"));
    }
}
