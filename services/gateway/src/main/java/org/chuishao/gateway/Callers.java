package org.chuishao.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sends a request, as far as the gateway needs to know. */
@Singleton
final class Callers {
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** Verifying a signature costs more than forwarding; the service behind verifies it in any case. */
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    private record Verified(String subject, long expiresAt) {}

    /** The token's subject; fails with the problem to answer when there is no good token. */
    Uni<String> subject(RoutingContext context) {
        var header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Uni.createFrom().failure(new Refused(Problem.UNAUTHENTICATED, null));
        }
        var known = verified.getIfPresent(header);
        if (known != null && Instant.now().getEpochSecond() < known.expiresAt()) {
            return Uni.createFrom().item(known.subject());
        }
        // Quarkus would answer by itself, without a body.
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        return QuarkusHttpUser.getSecurityIdentity(context, null)
                .onFailure()
                .transform(Callers::refusal)
                .map(identity -> subject(header, identity));
    }

    static String address(HttpServerRequest request) {
        return "@" + request.remoteAddress().hostAddress();
    }

    private String subject(String header, SecurityIdentity identity) {
        if (!identity.isAnonymous()
                && identity.getPrincipal() instanceof JsonWebToken token
                && token.getSubject() != null) {
            verified.put(header, new Verified(token.getSubject(), token.getExpirationTime()));
            return token.getSubject();
        }
        throw new Refused(Problem.UNAUTHENTICATED, null);
    }

    private static Refused refusal(Throwable failure) {
        return new Refused(
                switch (failure) {
                    case AuthenticationFailedException badToken -> Problem.UNAUTHENTICATED;
                    case OIDCException noIssuer -> Problem.SERVICE_UNAVAILABLE;
                    default -> Problem.INTERNAL_ERROR;
                },
                failure);
    }

    /** A request nobody vouches for. */
    static final class Refused extends RuntimeException {
        private final transient Problem problem;

        Refused(Problem problem, Throwable cause) {
            super(problem.name(), cause, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
