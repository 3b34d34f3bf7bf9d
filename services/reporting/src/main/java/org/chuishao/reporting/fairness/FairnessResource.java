package org.chuishao.reporting.fairness;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.reporting.score.Periods;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/fairness")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fairness 公平性")
@RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN})
@Transactional
public class FairnessResource {
    private static final List<NotCovered> NOT_COVERED = List.of(new NotCovered(
            "部门不在本系统给工作站打分，故看不到互评互惠；以“对某部门偏高或偏低”代替。",
            "Departments give stations no stars here, so ratings in return cannot be seen; PAIR_BIAS stands in."));

    @Inject
    FairnessReport report;

    @Inject
    CurrentCaller caller;

    @Inject
    Periods periods;

    /** What this report cannot see, said openly. */
    public record NotCovered(String zh, String en) {}

    public record Fairness(String period, List<FairnessFinding> items, List<NotCovered> notCovered) {}

    @GET
    @Operation(
            operationId = "fairness",
            summary = "What in a period people should look at, with the evidence; nothing acts on it by itself 公平性报告")
    public Fairness get(@Parameter(example = "2026-09") @NotNull @QueryParam("period") String period) {
        var asked = periods.begun("period", period);
        return new Fairness(asked.toString(), report.of(caller.get().district(), asked), NOT_COVERED);
    }
}
