package org.chuishao.kernel.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** JSON of another shape; the framework's own mapper would answer with an empty body. {@link ProblemFinish} says the rest. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class MismatchMapper extends ExceptionMapperBase<MismatchedInputException> {
    @Override
    protected HttpProblem toProblem(MismatchedInputException mistake) {
        return HttpProblem.builder().withStatus(400).build();
    }
}
