package org.chuishao.catalogue.standing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chuishao.catalogue.standing.StandingViews.Disputed;
import org.chuishao.catalogue.standing.StandingViews.Returns;
import org.chuishao.catalogue.standing.StandingViews.Review;
import org.chuishao.catalogue.standing.StandingViews.Uncovered;
import org.chuishao.catalogue.standing.StandingViews.Unused;
import org.chuishao.kernel.caller.Roles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the catalogue does not fit what people whistle about: for those who keep it and those who assess. */
@Path("/standing-questions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Standing questions 常设查询")
@Transactional
@RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ASSESSOR, Roles.ADMIN})
public class StandingResource {
    private static final String YEAR = "365";
    private static final int LONGEST = 3650;

    @Inject
    StandingQuestions questions;

    @Inject
    Clock clock;

    public record UncoveredMatters(List<Uncovered> items) {}

    public record DisputedItems(List<Disputed> items) {}

    public record UnusedItems(List<Unused> items) {}

    public record ReturnsByDepartment(List<Returns> items) {}

    public record DueReviews(List<Review> items) {}

    @GET
    @Path("/uncovered")
    @Operation(
            operationId = "findUncoveredMatters",
            summary = "Matters whistled repeatedly that no item covers, the most frequent first 反复吹哨而清单未列的事")
    public UncoveredMatters uncovered(
            @QueryParam("days") @DefaultValue(YEAR) @Min(1) @Max(LONGEST) int days,
            @QueryParam("times") @DefaultValue("2") @Min(2) @Max(1000) int times,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return new UncoveredMatters(questions.uncovered(before(days), times, limit));
    }

    @GET
    @Path("/disputed")
    @Operation(
            operationId = "findDisputedItems",
            summary = "Items about which two departments disagreed, in returns and rulings 部门有争议的事项")
    public DisputedItems disputed(
            @QueryParam("days") @DefaultValue(YEAR) @Min(1) @Max(LONGEST) int days,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return new DisputedItems(questions.disputed(before(days), limit));
    }

    @GET
    @Path("/unused")
    @Operation(
            operationId = "findUnusedItems",
            summary = "Items in use all that time under which no whistle went out in it 期间未用到的事项")
    public UnusedItems unused(
            @QueryParam("days") @DefaultValue(YEAR) @Min(1) @Max(LONGEST) int days,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        return new UnusedItems(questions.unused(before(days), limit));
    }

    @GET
    @Path("/returns")
    @Operation(
            operationId = "countReturns",
            summary = "Departments whose returns were upheld or refused most 退单成立与不成立最多的部门")
    public ReturnsByDepartment returns(@QueryParam("days") @DefaultValue(YEAR) @Min(1) @Max(LONGEST) int days) {
        return new ReturnsByDepartment(questions.returns(before(days)));
    }

    @GET
    @Path("/reviews")
    @Operation(
            operationId = "findDueReviews",
            summary = "Parts of the catalogue unchanged for so long that they are due for review 到期应复核的清单")
    public DueReviews reviews(@QueryParam("days") @DefaultValue(YEAR) @Min(1) @Max(LONGEST) int days) {
        return new DueReviews(questions.reviews(before(days)));
    }

    private Instant before(int days) {
        return clock.instant().minus(days, ChronoUnit.DAYS);
    }
}
