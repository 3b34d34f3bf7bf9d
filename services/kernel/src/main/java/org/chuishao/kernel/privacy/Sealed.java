package org.chuishao.kernel.privacy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A resident's name or phone as it lies in a database, or travels in an event: AES-256-GCM, a fresh nonce each time, the key
 * ({@code chuishao.privacy.key}) the same in all services that keep residents.
 */
@Converter
public class Sealed implements AttributeConverter<String, byte[]> {
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** To find one takes five times as long as to use it, and a page may open hundreds of seals. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Sealed::cipher);

    private static final String UNREADABLE = "what is sealed cannot be read or written: is chuishao.privacy.key right?";

    private SecretKeySpec key;

    /** With the configured key. */
    public Sealed() {}

    Sealed(SecretKeySpec key) {
        this.key = key;
    }

    @Override
    public byte[] convertToDatabaseColumn(String plain) {
        if (plain == null) return null;
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, plain.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(FORMAT)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when it was sealed with another key, or is damaged */
    @Override
    public String convertToEntityAttribute(byte[] stored) {
        if (stored == null) return null;
        if (stored.length < 1 + NONCE) throw new IllegalStateException(UNREADABLE);
        var buffer = ByteBuffer.wrap(stored, 1, stored.length - 1);
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
    }

    /** Read when first needed: a service that keeps no residents has no key. */
    private SecretKeySpec key() {
        if (key == null)
            key = PrivacyKey.read(ConfigProvider.getConfig().getOptionalValue("chuishao.privacy.key", String.class));
        return key;
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) {
        try {
            var cipher = CIPHER.get();
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(UNREADABLE, e);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
