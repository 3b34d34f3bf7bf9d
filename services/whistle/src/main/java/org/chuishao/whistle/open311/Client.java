package org.chuishao.whistle.open311;

import io.smallrye.config.ConfigMapping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Who may post, by a key the operator gave them: {@code chuishao.open311.clients.<name>}. */
record Client(String name) {

    @ConfigMapping(prefix = "chuishao.open311")
    interface Settings {
        Map<String, Entry> clients();

        /** Which station gets what is posted without a place it could be told by; by district. */
        Map<String, String> defaultStation();

        interface Entry {
            String district();

            /** In hexadecimal: a configuration that is read opens nothing. */
            String keySha256();
        }
    }

    /** @throws Refused 403 as the specification says, for a key nobody has in this district */
    static Client of(String key, String district, Settings settings) {
        var hash = hash(key == null ? "" : key);
        return settings.clients().entrySet().stream()
                .filter(c -> c.getValue().district().equals(district))
                .filter(c -> MessageDigest.isEqual(
                        HexFormat.of().parseHex(c.getValue().keySha256()), hash))
                .map(c -> new Client(c.getKey()))
                .findFirst()
                .orElseThrow(() -> new Refused(403, "Missing or invalid api_key"));
    }

    /** How it is called where a person's subject stands otherwise. */
    String subject() {
        return "open311:" + name;
    }

    static Optional<String> defaultStation(String district, Settings settings) {
        return Optional.ofNullable(settings.defaultStation().get(district));
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
