package org.chuishao.whistle.open311;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chuishao.kernel.idempotency.Keys;
import org.chuishao.kernel.problem.Outage;

/**
 * What is posted twice is one draft. The standard has no word for it and its clients send no {@code Idempotency-Key}: without
 * one, a client's same words are the same request as long as that is open.
 */
@ApplicationScoped
class Once {
    private static final String KEY = "[\\x21-\\x7e]{1,200}";
    private static final int TRIES = 5;
    private static final TypeReference<List<Map<String, Object>>> ITEMS = new TypeReference<>() {};

    @Inject
    Keys keys;

    @Inject
    ObjectMapper json;

    /**
     * Each try is a transaction of its own: a request that comes at the same time may have been quicker.
     *
     * @param whose the client, in its district
     * @param key as the client sent it, or null
     * @param isOpen whether the request of this number has not ended
     */
    Answer post(Whose whose, String key, byte[] said, Predicate<String> isOpen, Supplier<Answer> work) {
        if (key != null && !key.matches(KEY))
            throw new Refused(400, "Idempotency-Key takes 1 to 200 visible ASCII characters");
        for (int tries = 1; ; tries++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .call(() -> key == null
                                ? byContent(whose, said, isOpen, work)
                                : byKey(whose.owns(key), said, work));
            } catch (RuntimeException quicker) {
                if (!Outage.isDuplicate(quicker) || tries == TRIES) throw quicker;
            }
        }
    }

    /** A client, in its district. */
    record Whose(String district, String client) {
        private Keys.Owner owns(String key) {
            return new Keys.Owner(district, client, key);
        }
    }

    private Answer byKey(Keys.Owner owner, byte[] said, Supplier<Answer> work) {
        var first = keys.find(owner);
        if (first.isEmpty()) return keep(owner, said, work.get());
        if (!MessageDigest.isEqual(first.get().fingerprint(), said))
            throw new Refused(422, "Idempotency-Key was used for another request");
        return before(first.get());
    }

    /** No client's own key holds a space. What has ended makes room for what is told again. */
    private Answer byContent(Whose whose, byte[] said, Predicate<String> isOpen, Supplier<Answer> work) {
        var owner = whose.owns("content " + HexFormat.of().formatHex(said));
        var first = keys.find(owner);
        if (first.isPresent()) {
            var answer = before(first.get());
            if (isOpen.test((String) answer.items().getFirst().get("service_request_id"))) return answer;
            keys.forget(owner);
        }
        return keep(owner, said, work.get());
    }

    private Answer keep(Keys.Owner owner, byte[] said, Answer answer) {
        try {
            keys.keep(owner, new Keys.First(said, 201, null, null, json.writeValueAsString(answer.items())));
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
