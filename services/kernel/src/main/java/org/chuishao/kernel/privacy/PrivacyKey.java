package org.chuishao.kernel.privacy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In production, a service that seals is refused without a good key: it would be missed at the first resident only. */
@Singleton
public class PrivacyKey {
    private static final int BYTES = 32;

    @ConfigProperty(name = "chuishao.privacy.required", defaultValue = "false")
    boolean required;

    @ConfigProperty(name = "chuishao.privacy.key")
    Optional<String> key;

    /** Before anything else begins: nothing is heard or sent by a service that will not start. */
    void check(@Observes @Priority(1) StartupEvent event) {
        if (required && ConfigUtils.isProfileActive("prod")) read(key);
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
