package org.chuishao.kernel.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** {@link Problem} over HTTP; {@link ProblemFinish} adds the words. */
@Provider
@Priority(Priorities.USER)
public class ProblemMapper extends ExceptionMapperBase<Problem> {
    @Override
    protected HttpProblem toProblem(Problem problem) {
        return answer(problem);
    }

    static HttpProblem answer(Problem problem) {
        var answer = HttpProblem.builder().withStatus(problem.status()).with("code", problem.code());
        problem.more().forEach((name, value) -> answer.with(name, ProblemFinish.localised(value)));
        if (problem.status() == 503) answer.withHeader("Retry-After", 2);
        return answer.withDetail(problem.detail().in(ProblemFinish.language())).build();
    }
}
