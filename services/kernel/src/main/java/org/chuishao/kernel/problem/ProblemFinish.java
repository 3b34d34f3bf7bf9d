package org.chuishao.kernel.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chuishao.kernel.http.RequestId;
import org.chuishao.kernel.tabular.Fault;

/** Gives every problem, ours or the framework's, the same shape: code, words in the caller's language, trace id. */
@ApplicationScoped
public class ProblemFinish implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        var language = language();
        var known = Titles.of(problem.getStatusCode());
        var answer = HttpProblem.builder()
                .withStatus(problem.getStatusCode())
                .withTitle(known.title.in(language))
                // only our own sentences: a framework's would leak class names and come in one language
                .withDetail(
                        isOurs(problem) && problem.getDetail() != null
                                ? problem.getDetail()
                                : known.detail.in(language));
        var more = new LinkedHashMap<>(problem.getParameters());
        more.putIfAbsent("code", more.containsKey("violations") ? "INVALID_FIELDS" : known.name());
        more.computeIfPresent("violations", (name, violations) -> Violations.plain((List<?>) violations));
        more.put("traceId", RequestId.current());
        more.forEach(answer::with);
        problem.getHeaders().forEach(answer::withHeader);
        return answer.build();
    }

    private static boolean isOurs(HttpProblem problem) {
        return problem.getParameters().containsKey("code");
    }

    static Object localised(Object value) {
        return switch (value) {
            case Text text -> text.in(language());
            case Problem.Violation v ->
                Map.of("field", v.field(), "message", v.message().in(language()));
            case Fault fault -> fault.in(language());
            case List<?> list -> list.stream().map(ProblemFinish::localised).toList();
            default -> value;
        };
    }

    /** Chinese unless the caller prefers English. */
    public static Locale language() {
        var request = CDI.current().select(CurrentVertxRequest.class).get().getCurrent();
        return request == null ? Locale.CHINESE : languageOf(request);
    }

    public static Locale languageOf(RoutingContext request) {
        for (var accepted : request.acceptableLanguages()) {
            if ("zh".equalsIgnoreCase(accepted.tag())) return Locale.CHINESE;
            if ("en".equalsIgnoreCase(accepted.tag())) return Locale.ENGLISH;
        }
        return Locale.CHINESE;
    }
}
