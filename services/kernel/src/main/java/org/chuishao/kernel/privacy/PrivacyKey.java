package org.chuishao.kernel.privacy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A service that seals starts only with the key its database was sealed with. Another one would be noticed at the first resident
 * who cannot be read, and by then others were sealed with it.
 */
@Singleton
public class PrivacyKey {
    private static final int BYTES = 32;
    private static final String PROBE = "吹哨";

    @ConfigProperty(name = "chuishao.privacy.required", defaultValue = "false")
    boolean required;

    @ConfigProperty(name = "chuishao.privacy.key")
    Optional<String> key;

    @Inject
    AgroalDataSource database;

    /** Before anything else begins: nothing is heard or sent by a service that will not start. Outside production it may do without a key. */
    void check(@Observes @Priority(1) StartupEvent event) {
        if (required && (key.isPresent() || ConfigUtils.isProfileActive("prod"))) refuseAnother(read(key));
    }

    /** What the first who started here has sealed must open. */
    void refuseAnother(SecretKeySpec key) {
        var sealed = new Sealed(key);
        Sql.of(
                        "insert into privacy_probe (sealed) values (?) on conflict do nothing",
                        sealed.convertToDatabaseColumn(PROBE))
                .change(database);
        var first = Sql.of("select sealed from privacy_probe")
                .first(database, Fields::bytes)
                .orElseThrow();
        try {
            sealed.convertToEntityAttribute(first);
        } catch (IllegalStateException unreadable) {
            throw new IllegalStateException(
                    "CHUISHAO_PRIVACY_KEY is not the one this database was sealed with: no resident could be read",
                    unreadable);
        }
    }

    static SecretKeySpec read(Optional<String> key) {
        var base64 = key.orElseThrow(() -> new IllegalStateException("CHUISHAO_PRIVACY_KEY is missing:"
                + " 32 random bytes in base64, the same for workstation and whistle and for every replica"));
        if (!isGood(base64)) throw new IllegalStateException("CHUISHAO_PRIVACY_KEY takes 32 bytes in base64");
        return new SecretKeySpec(Base64.getDecoder().decode(base64), "AES");
    }

    private static boolean isGood(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length == BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
