package org.chuishao.kernel.page;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Cursors clients cannot forge or bend: where the page ended, sealed together with what was asked. */
@ApplicationScoped
public class Cursors {
    private static final int SEAL = 12;

    /** The same on every replica: a cursor from one is continued on another. */
    @ConfigProperty(name = "chuishao.secret")
    String secret;

    /** With the secret taken in; copied for each cursor, since to begin anew costs more than the rest. */
    private Mac begun;

    @PostConstruct
    void begin() {
        try {
            begun = Mac.getInstance("HmacSHA256");
            begun.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param asked the list and its filters: a cursor continues only the very same question
     * @param position where the page ended
     */
    public String seal(String asked, String position) {
        var text = position.getBytes(StandardCharsets.UTF_8);
        var sealed = Arrays.copyOf(mac(asked, text), SEAL + text.length);
        System.arraycopy(text, 0, sealed, SEAL, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws Problem 400 for a cursor we did not hand out for this question */
    public String open(String asked, String cursor) {
        try {
            var sealed = Base64.getUrlDecoder().decode(cursor);
            if (sealed.length > SEAL) {
                var text = Arrays.copyOfRange(sealed, SEAL, sealed.length);
                if (MessageDigest.isEqual(Arrays.copyOf(mac(asked, text), SEAL), Arrays.copyOf(sealed, SEAL)))
                    return new String(text, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, like every other cursor that is not ours
        }
        throw Problem.badRequest(
                "INVALID_CURSOR",
                "翻页标记无效，请从第一页重新查询。",
                "This cursor was not handed out for this list; start again from the first page.");
    }

    private byte[] mac(String asked, byte[] text) {
        try {
            var mac = (Mac) begun.clone();
            mac.update(asked.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
