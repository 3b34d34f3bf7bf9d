package org.chuishao.reporting.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chuishao.reporting.merkle.Growth;
import org.chuishao.reporting.verify.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is changed now and then; what the one before has signed stays good. */
class SigningKeyTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param fill the secret seed is this byte, 32 times */
    static SigningKey key(int fill, String... retired) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) fill);
        var key = new SigningKey();
        key.seed = Optional.of(Base64.getEncoder().encodeToString(seed));
        key.retired = Optional.of(List.of(retired)).filter(keys -> !keys.isEmpty());
        key.make();
        return key;
    }

    private static boolean isVerified(Checkpoint checkpoint, SigningKey by) throws IOException {
        var keys = JSON.writeValueAsString(Map.of("keys", by.publicKeys()));
        var nothing = new ByteArrayInputStream(new byte[0]);
        return Verification.of(nothing, JSON.writeValueAsString(checkpoint), keys)
                .isIntact();
    }

    @Test
    void whatARetiredKeySignedIsStillVerified() throws IOException {
        var old = key(1);
        var root = Base64.getEncoder().encodeToString(new Growth().root());
        var signed = Checkpoint.signed("340803", 0, root, null, old);
        var now = key(2, old.publicKeys().getFirst().x());
        assertTrue(isVerified(signed, now));
        assertTrue(isVerified(Checkpoint.signed("340803", 0, root, null, now), now));
        assertEquals(old.id(), now.publicKeys().get(1).kid());
        // the control: without the old key nobody can tell who signed
        assertFalse(isVerified(signed, key(2)));
    }

    @Test
    void aKeyThatIsBothIsShownOnce() {
        var same = key(1).publicKeys().getFirst().x();
        assertEquals(1, key(1, same, same).publicKeys().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64url!", "c2hvcnQ"})
    void whatIsNoPublicKeyStopsTheStart(String retired) {
        var refused = assertThrows(IllegalStateException.class, () -> key(1, retired));
        assertTrue(refused.getMessage().contains("chuishao.signing-key.retired"), refused::getMessage);
    }
}
