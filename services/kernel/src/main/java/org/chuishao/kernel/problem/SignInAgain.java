package org.chuishao.kernel.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** A token that does not count: 401, without saying what was wrong with it. See {@link SignInFirst}. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignInAgain extends ExceptionMapperBase<AuthenticationFailedException> {
    @Override
    protected HttpProblem toProblem(AuthenticationFailedException refused) {
        return SignInFirst.answer();
    }
}
