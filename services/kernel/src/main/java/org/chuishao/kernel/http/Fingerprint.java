package org.chuishao.kernel.http;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Names an answer by what it says: the same on every replica, which a hash code is not. */
public final class Fingerprint {
    private static final int BYTES = 16;

    private Fingerprint() {}

    /** @param form what else makes a difference: the format and language of the answer */
    public static EntityTag tag(String text, String form) {
        return new EntityTag(of(text) + "-" + form);
    }

    /**
     * For a record that has a version and shows what changes without it: moves and overdue deadlines change by time alone.
     * {@link IfMatch} asks for the version only.
     */
    public static EntityTag tag(int version, Object shown) {
        return new EntityTag(version + "-" + of(shown.toString()));
    }

    /** @return 22 characters of base64url */
    public static String of(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
