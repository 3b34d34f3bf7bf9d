package org.chuishao.kernel.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.regex.Pattern;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.problem.Outage;
import org.chuishao.kernel.problem.Problem;

/**
 * Begins the transaction, does the work, and keeps the answer under the key in the same commit. Who comes second fails: because
 * the key is taken, or already because of what the first one did; and whoever fails is answered as the first was, if there is one.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) // outside of @Transactional
class IdempotentInterceptor {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** Reading has no effect to repeat, and what was read once must not be answered for ever. */
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    CurrentVertxRequest current;

    @Inject
    CurrentCaller caller;

    @Inject
    ObjectMapper json;

    @Inject
    Keys keys;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var request = current.getCurrent().request();
        var key = request.getHeader("Idempotency-Key");
        if (key == null || READS.contains(request.method())) return call.proceed();
        if (!KEY.matcher(key).matches())
            throw Problem.badRequest(
                    "MALFORMED_IDEMPOTENCY_KEY",
                    "Idempotency-Key 须为 1 至 200 个可见 ASCII 字符。",
                    "Idempotency-Key takes 1 to 200 visible ASCII characters.");
        var owner = new Keys.Owner(caller.get().district(), caller.get().subject(), key);
        var fingerprint = fingerprint(request, call);
        try {
            return QuarkusTransaction.requiringNew().call(() -> keep(owner, fingerprint, (Response) call.proceed()));
        } catch (Exception refused) {
            return answerOfTheFirst(owner, fingerprint, refused);
        }
    }

    /** What is kept is what is sent, byte for byte. */
    private Response keep(Keys.Owner owner, byte[] fingerprint, Response answer) throws JsonProcessingException {
        var body = text(answer.getEntity());
        var location = answer.getHeaderString(HttpHeaders.LOCATION);
        var etag = answer.getHeaderString(HttpHeaders.ETAG);
        keys.keep(owner, new Keys.First(fingerprint, answer.getStatus(), location, etag, body));
        if (body == null) return answer;
        return Response.fromResponse(answer)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private String text(Object entity) throws JsonProcessingException {
        return entity == null || entity instanceof String ? (String) entity : json.writeValueAsString(entity);
    }

    private Response answerOfTheFirst(Keys.Owner owner, byte[] fingerprint, Exception refused) throws Exception {
        if (Outage.isDatabaseAway(refused)) throw refused;
        var first = keys.find(owner);
        if (first.isEmpty()) throw Outage.isLockTimeout(refused) ? inFlight() : refused;
        if (!MessageDigest.isEqual(first.get().fingerprint(), fingerprint)) throw reused();
        return first.get().answer();
    }

    /** What was asked: the address and the parsed content, so that white space and field order do not matter. */
    private byte[] fingerprint(HttpServerRequest request, InvocationContext call)
            throws JsonProcessingException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((request.method() + " " + request.uri() + "\n").getBytes());
        for (var parameter : call.getParameters())
            if (parameter instanceof Record content) digest.update(json.writeValueAsBytes(content));
        return digest.digest();
    }

    private static Problem inFlight() {
        return Problem.conflict(
                "REQUEST_IN_FLIGHT",
                "同一请求正在处理，请稍后用相同的 Idempotency-Key 重试。",
                "The same request is still being handled; retry shortly with the same Idempotency-Key.");
    }

    private static Problem reused() {
        return Problem.of(
                422,
                "IDEMPOTENCY_KEY_REUSED",
                "这个 Idempotency-Key 已用于另一个请求，请换一个新的。",
                "This Idempotency-Key was used for another request; take a new one.");
    }
}
