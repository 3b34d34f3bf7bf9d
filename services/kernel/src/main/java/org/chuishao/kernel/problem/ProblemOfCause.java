package org.chuishao.kernel.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** What a failure that is nobody's {@link Problem} means. Decided before it is logged: a clash is answered with 409 and no error of ours. */
@ApplicationScoped
public class ProblemOfCause implements ProblemPostProcessor {
    /** The library logs at 101. */
    @Override
    public int priority() {
        return 102;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var cause = context.cause;
        if (Outage.isDatabaseAway(cause)) return unavailable();
        if (problem.getStatusCode() == 500 && Outage.isClash(cause)) return changedMeanwhile();
        var mistake = JsonMistakes.in(cause);
        if (mistake.isPresent()) return ProblemMapper.answer(mistake.get());
        if (cause instanceof JacksonException)
            return HttpProblem.builder().withStatus(500).build();
        return problem;
    }

    private static HttpProblem changedMeanwhile() {
        return HttpProblem.builder()
                .withStatus(409)
                .with("code", "CHANGED_MEANWHILE")
                .build();
    }

    private static HttpProblem unavailable() {
        return HttpProblem.builder()
                .withStatus(503)
                .with("code", Titles.SERVICE_UNAVAILABLE.name())
                .withHeader("Retry-After", 2)
                .build();
    }
}
