package org.chuishao.whistle.open311;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A posted form, whatever it says; {@link Posted} takes the standard's fields that are used here. Read by ourselves: what is no
 * form is to be refused in the standard's words.
 */
record Form(SortedMap<String, String> fields) {

    /** @throws Refused 400 for what is no form, or says something twice */
    static Form of(String body) {
        var fields = new TreeMap<String, String>();
        for (var pair : body == null ? new String[0] : body.split("&")) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (fields.put(name, decoded(equals < 0 ? "" : pair.substring(equals + 1))) != null)
                throw new Refused(400, "a field of the form is given twice");
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "the body is no form: a % is not followed by two hexadecimal digits");
        }
    }

    String get(String field) {
        return fields.get(field);
    }

    /** What was said, without who may say it: equal for what is sent twice. */
    byte[] fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            fields.entrySet().stream()
                    .filter(field -> !field.getKey().equals("api_key"))
                    .filter(field -> !field.getKey().equals("jurisdiction_id"))
                    .map(Map.Entry::toString)
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .forEach(text -> {
                        digest.update(ByteBuffer.allocate(4).putInt(text.length).array());
                        digest.update(text);
                    });
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
