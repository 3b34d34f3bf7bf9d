package org.chuishao.reporting.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;

/**
 * What the ledger of a district was at one moment, signed: whoever keeps it can show any later change of what came before.
 * The same ledger gives the same checkpoint, byte for byte.
 *
 * @param size how many lines
 * @param root of their Merkle tree, base64
 * @param at when the last of them was sealed; absent of an empty ledger
 * @param keyId which of the keys signed
 * @param signature Ed25519 over {@link #text}, base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Checkpoint(String district, long size, String root, String at, String keyId, String signature) {
    private static final String FORM = "chuishao-ledger-checkpoint-v1";

    static Checkpoint signed(String district, long size, String root, String at, SigningKey key) {
        var unsigned = new Checkpoint(district, size, root, at, key.id(), null);
        return new Checkpoint(district, size, root, at, key.id(), key.sign(unsigned.text()));
    }

    /** What is signed, in UTF-8: form, district, size, root and time, each ended by a line feed. */
    public byte[] text() {
        return "%s\n%s\n%d\n%s\n%s\n"
                .formatted(FORM, district, size, root, at == null ? "" : at)
                .getBytes(StandardCharsets.UTF_8);
    }
}
