package org.chuishao.kernel.privacy;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Optional;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class PrivacyKeyIT {
    @Inject
    AgroalDataSource database;

    private void start(int seed, boolean required) {
        var bytes = new byte[32];
        bytes[0] = (byte) seed;
        var starting = new PrivacyKey();
        starting.required = required;
        starting.database = database;
        starting.key = Optional.of(Base64.getEncoder().encodeToString(bytes));
        starting.check(null);
    }

    @Test
    void onlyTheKeyADatabaseBeganWithIsTaken() {
        start(1, true);
        start(1, true);
        var refusal = assertThrows(IllegalStateException.class, () -> start(2, true));
        assertTrue(refusal.getMessage().startsWith("CHUISHAO_PRIVACY_KEY is not the one"), refusal::getMessage);
        start(1, true);
    }

    @Test
    void whoSealsNothingIsNotAsked() {
        start(1, true);
        start(2, false);
    }
}
