package org.chuishao.whistle.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chuishao.kernel.idempotency.Keys;

/**
 * What is posted twice is one draft. The standard has no word for it and its clients send no {@code Idempotency-Key}: without
 * one, a client's same words are the same request as long as that is open.
 */
@ApplicationScoped
class Once {
    private static final String KEY = "[\\x21-\\x7e]{1,200}";
    private static final TypeReference<List<Map<String, Object>>> ITEMS = new TypeReference<>() {};

    @Inject
    Keys keys;

    @Inject
    ObjectMapper json;

    /**
     * @param whose the client, in its district
     * @param key as the client sent it, or null
     * @param isOpen whether the request of this number has not ended
     */
    Answer post(Whose whose, String key, byte[] said, Predicate<String> isOpen, Supplier<Answer> work) {
        if (key == null) return byContent(whose, said, isOpen, work);
        if (!key.matches(KEY)) throw new Refused(400, "Idempotency-Key takes 1 to 200 visible ASCII characters");
        var owner = whose.owns(key);
        var first = claim(owner, said);
        if (first == null) return remembered(owner, work.get());
        if (!MessageDigest.isEqual(first.fingerprint(), said))
            throw new Refused(422, "Idempotency-Key was used for another request");
        return before(first);
    }

    /** A client, in its district. */
    record Whose(String district, String client) {
        private Keys.Owner owns(String key) {
            return new Keys.Owner(district, client, key);
        }
    }

    /** No client's own key holds a space. What has ended makes room for what is told again, once. */
    private Answer byContent(Whose whose, byte[] said, Predicate<String> isOpen, Supplier<Answer> work) {
        var key = "content " + HexFormat.of().formatHex(said);
        while (true) {
            var owner = whose.owns(key);
            var first = claim(owner, said);
            if (first == null) return remembered(owner, work.get());
            var answer = before(first);
            var number = (String) answer.items().getFirst().get("service_request_id");
            if (isOpen.test(number)) return answer;
            key = "content " + HexFormat.of().formatHex(said) + " after " + number;
        }
    }

    /** Null when the key is ours now. */
    private Keys.First claim(Keys.Owner owner, byte[] said) {
        try {
            return keys.claim(owner, said).orElse(null);
        } catch (SQLException e) {
            throw new IllegalStateException("the key could not be claimed", e);
        }
    }

    private Answer remembered(Keys.Owner owner, Answer answer) {
        try {
            keys.remember(owner, Response.status(201).build(), json.writeValueAsString(answer.items()));
            return answer;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer before(Keys.First first) {
        try {
            return GeoReport.posted(new LinkedHashMap<>(
                            json.readValue(first.body(), ITEMS).getFirst()))
                    .again();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
