package org.chuishao.kernel.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;
import java.util.regex.Pattern;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.problem.Problem;

/** Runs inside the transaction: claims the key, does the work once, remembers the answer. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentInterceptor {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    /** Reading has no effect to repeat, and what was read once must not be answered for ever. */
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Inject
    CurrentVertxRequest request;

    @Inject
    CurrentCaller caller;

    @Inject
    ObjectMapper json;

    @Inject
    Keys keys;

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = request.getCurrent().request().getHeader("Idempotency-Key");
        if (key == null || READS.contains(request.getCurrent().request().method())) return call.proceed();
        if (!KEY.matcher(key).matches())
            throw Problem.badRequest(
                    "MALFORMED_IDEMPOTENCY_KEY",
                    "Idempotency-Key 须为 1 至 200 个可见 ASCII 字符。",
                    "Idempotency-Key takes 1 to 200 visible ASCII characters.");
        var owner = new Keys.Owner(caller.get().district(), caller.get().subject(), key);
        var fingerprint = fingerprint(call);
        var first = keys.claim(owner, fingerprint);
        if (first.isEmpty()) return rememberAnswer(owner, (Response) call.proceed());
        if (!MessageDigest.isEqual(first.get().fingerprint(), fingerprint)) throw reused();
        return first.get().answer();
    }

    private Response rememberAnswer(Keys.Owner owner, Response answer) throws JsonProcessingException {
        keys.remember(owner, answer, answer.hasEntity() ? json.writeValueAsString(answer.getEntity()) : null);
        return answer;
    }

    /** What was asked: the address and the parsed content, so that white space and field order do not matter. */
    private byte[] fingerprint(InvocationContext call) throws JsonProcessingException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((request.getCurrent().request().method() + " "
                        + request.getCurrent().request().uri() + "\n")
                .getBytes());
        for (var parameter : call.getParameters())
            if (parameter instanceof Record content) digest.update(json.writeValueAsBytes(content));
        return digest.digest();
    }

    private static Problem reused() {
        return Problem.of(
                422,
                "IDEMPOTENCY_KEY_REUSED",
                "这个 Idempotency-Key 已用于另一个请求，请换一个新的。",
                "This Idempotency-Key was used for another request; take a new one.");
    }
}
