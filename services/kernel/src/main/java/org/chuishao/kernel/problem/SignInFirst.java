package org.chuishao.kernel.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** No token: 401. The problem library's own mapper is built against another Quarkus and fails with a 500. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignInFirst extends ExceptionMapperBase<UnauthorizedException> {
    @Override
    protected HttpProblem toProblem(UnauthorizedException refused) {
        return answer();
    }

    static HttpProblem answer() {
        return HttpProblem.builder()
                .withStatus(401)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }
}
