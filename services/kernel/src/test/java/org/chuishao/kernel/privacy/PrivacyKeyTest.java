package org.chuishao.kernel.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyKeyTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"not base64 !", "c2hvcnQ=", "MDEyMzQ1Njc4OTAxMjM0NQ=="})
    void withoutAGoodKeyNothingStartsAndTheVariableIsNamed(String key) {
        var refusal = assertThrows(IllegalStateException.class, () -> PrivacyKey.read(Optional.ofNullable(key)));
        assertTrue(refusal.getMessage().contains("CHUISHAO_PRIVACY_KEY"), refusal::getMessage);
        assertFalse(key != null && refusal.getMessage().contains(key), "a secret is not logged");
    }

    @Test
    void thirtyTwoBytesAreTaken() {
        var key = PrivacyKey.read(Optional.of(Base64.getEncoder().encodeToString(new byte[32])));
        assertEquals(32, key.getEncoded().length);
    }
}
