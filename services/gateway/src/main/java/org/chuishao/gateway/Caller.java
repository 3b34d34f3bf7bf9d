package org.chuishao.gateway;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who sends a request, as far as the gateway needs to know. */
final class Caller {
    private Caller() {}

    /** The token's subject; fails with the problem to answer when there is no good token. */
    static Uni<String> subject(RoutingContext context) {
        // Quarkus would answer by itself, without a body.
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        return QuarkusHttpUser.getSecurityIdentity(context, null)
                .onFailure()
                .transform(Caller::refusal)
                .map(Caller::subject);
    }

    static String address(HttpServerRequest request) {
        return "@" + request.remoteAddress().hostAddress();
    }

    private static String subject(SecurityIdentity identity) {
        if (!identity.isAnonymous()
                && identity.getPrincipal() instanceof JsonWebToken token
                && token.getSubject() != null) {
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
