package org.chuishao.reporting.score;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.policy.Policies;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Policy;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/policies/{version}/simulate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies 规则")
@Transactional
public class SimulationResource {
    @Inject
    Simulation simulation;

    @Inject
    Scores scores;

    @Inject
    Policies policies;

    @Inject
    Periods periods;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    @Schema(examples = "{\"period\": \"2026-09\"}")
    public record SimulateRequest(@NotNull String period) {}

    /**
     * A period as it was judged and as the policy would have judged it.
     *
     * @param unknown indicators, roles, kinds of whistle and adjustments that count under the policy and did not in all of the
     *     period: their facts left no line then, so nothing is known of them
     */
    public record SimulationView(String period, String policy, List<String> unknown, List<Compared> items) {}

    /**
     * @param before absent where there was nothing to score
     * @param change of the score, signed, two places; absent where one of the two has none
     */
    public record Compared(String organisation, String name, ScoreView before, ScoreView after, String change) {}

    @POST
    @RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN})
    @Operation(
            operationId = "simulatePolicy",
            summary =
                    "What a past period would have been under this policy, beside what it was; nothing is changed 规则试算")
    public SimulationView simulate(String version, @NotNull @Valid SimulateRequest request) {
        var district = caller.get().district();
        var policy = policies.find(district, version).orElseThrow(Problem::notFound);
        var period = periods.begun("period", request.period());
        var now = clock.instant();
        var judged = simulation.of(district, period, policy);
        var after = byOrganisation(scores.scored(district, period, judged, policy, now).stream());
        var before = byOrganisation(scores.of(district, period).stream());
        var items = Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .sorted()
                .map(code -> compared(before.get(code), after.get(code)))
                .sorted(Comparator.comparing(
                        (Compared c) -> c.after() == null || c.after().rank() == null
                                ? Integer.MAX_VALUE
                                : c.after().rank()))
                .toList();
        return new SimulationView(period.toString(), policy.version(), unknown(district, period, policy), items);
    }

    private static Map<String, ScoreView> byOrganisation(Stream<ScoreView> scores) {
        return scores.collect(Collectors.toMap(ScoreView::organisation, Function.identity()));
    }

    private static Compared compared(ScoreView before, ScoreView after) {
        var either = after == null ? before : after;
        var both = before != null && before.score() != null && after != null && after.score() != null;
        var change = both ? new BigDecimal(after.score()).subtract(new BigDecimal(before.score())) : null;
        return new Compared(
                either.organisation(),
                either.name(),
                before,
                after,
                change == null ? null : (change.signum() > 0 ? "+" : "") + change.toPlainString());
    }

    private List<String> unknown(String district, Period period, Policy policy) {
        var then = period.months().stream()
                .map(month -> policies.in(district, month).counted())
                .toList();
        return policy.counted().stream()
                .filter(what -> then.stream().anyMatch(counted -> !counted.contains(what)))
                .map(Enum::name)
                .toList();
    }
}
