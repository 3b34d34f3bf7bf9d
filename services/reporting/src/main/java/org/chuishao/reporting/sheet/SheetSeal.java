package org.chuishao.reporting.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chuishao.reporting.ledger.SigningKey;

/**
 * Signs score sheets: a detached JWS with an unencoded payload (RFC 7515 appendix F, RFC 7797) by Ed25519 (RFC 8037), so
 * that what is read is what is signed.
 */
@ApplicationScoped
class SheetSeal {
    private static final String HEADER = "{\"alg\":\"EdDSA\",\"b64\":false,\"crit\":[\"b64\"],\"kid\":\"%s\"}";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    @Inject
    SigningKey key;

    /** @return header, nothing, signature: {@code eyJ…..AbC…} */
    String sign(String document) {
        var header = BASE64URL.encodeToString(HEADER.formatted(key.id()).getBytes(StandardCharsets.UTF_8));
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((header + ".").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(document.getBytes(StandardCharsets.UTF_8));
        var signature = Base64.getDecoder().decode(key.sign(signed.toByteArray()));
        return header + ".." + BASE64URL.encodeToString(signature);
    }
}
