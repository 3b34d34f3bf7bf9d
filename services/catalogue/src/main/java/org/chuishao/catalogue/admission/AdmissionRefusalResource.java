package org.chuishao.catalogue.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.item.ListKind;
import org.chuishao.catalogue.lookup.KnownItems;
import org.chuishao.catalogue.lookup.KnownItems.KnownItem;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Work that was not admitted may be refused (domain §5): the refusal is kept, and no points come of it. */
@Path("/admissions/refusals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Admissions 准入")
@Transactional
public class AdmissionRefusalResource {
    @Inject
    Admissions admissions;

    @Inject
    KnownItems items;

    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    /** @param emergency true: refused here, because an emergency is done first and argued about later */
    @Schema(examples = """
            {"organisation": "STATISTICS", "stationCode": "340803001002", "title": "入户填报问卷三百份",
             "reason": "该项工作未经准入，社区不予承接。", "emergency": false}""")
    public record RefusalRequest(
            @NotBlank @Size(max = 24) String organisation,
            @NotNull @Pattern(regexp = "\\d{12}") String stationCode,
            @Size(max = 40) String itemCode,
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 2000) String reason,
            @NotNull Boolean emergency) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefusalView(
            UUID id,
            String organisation,
            String stationCode,
            String itemCode,
            String title,
            String reason,
            String refusedBy,
            OffsetDateTime refusedAt) {
        static RefusalView of(AdmissionRefusal r) {
            return new RefusalView(
                    r.id,
                    r.organisation,
                    r.station,
                    r.item,
                    r.title,
                    r.reason,
                    r.refusedBy,
                    Shanghai.time(r.refusedAt));
        }
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STATION_HEAD, Roles.STATION_DEPUTY})
    @Operation(
            operationId = "refuseWork",
            summary =
                    "A village refuses work that was not admitted; it costs no points, emergencies are exempt 拒绝未准入事项")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RefusalView.class)))
    public Response refuse(@NotNull @Valid RefusalRequest request) {
        var who = caller.get();
        if (!who.belongsTo(request.stationCode()))
            throw Problem.forbidden("NOT_YOUR_STATION", "您不是该工作站的人员。", "You do not belong to that station.");
        if (request.emergency())
            throw Problem.conflict(
                    "EMERGENCY_EXEMPT",
                    "应急事项不适用准入，须先行处置。",
                    "Admission does not apply to emergencies: they are acted on first.");
        var today = Shanghai.day(clock.instant());
        if (request.itemCode() != null) {
            items.active(request.itemCode()).ifPresent(AdmissionRefusalResource::refuseListed);
            admissions.inForce(request.itemCode(), request.stationCode(), today).ifPresent(admitted -> {
                throw Problem.conflict(
                                "ADMITTED",
                                "该事项已准入（“" + admitted.title + "”，至 " + admitted.endsOn + "），不能拒绝。",
                                "This work was admitted (\"" + admitted.title + "\", until " + admitted.endsOn + ").")
                        .with("admission", admitted.id);
            });
        }
        var refusal = new AdmissionRefusal();
        refusal.id = Ids.next();
        refusal.organisation = request.organisation();
        refusal.station = request.stationCode();
        refusal.item = request.itemCode();
        refusal.title = request.title();
        refusal.reason = request.reason();
        refusal.refusedBy = who.name();
        refusal.refusedAt = clock.instant();
        entities.persist(refusal);
        return Response.status(201).entity(RefusalView.of(refusal)).build();
    }

    /** What stands on these is a village's to do or to assist in. */
    private static void refuseListed(KnownItem item) {
        for (var kind : List.of(
                ListKind.COMMITTEE_DUTY,
                ListKind.STATUTORY_DUTY,
                ListKind.STATUTORY_ASSIST,
                ListKind.COMMUNITY_ADMITTED))
            if (item.lists().contains(kind.name()))
                throw Problem.conflict(
                        kind == ListKind.COMMUNITY_ADMITTED ? "ADMITTED" : "STATUTORY",
                        "该事项列入" + kind.label().zh() + "，不能拒绝。",
                        "This is on the list \"" + kind.label().en() + "\" and cannot be refused.");
    }

    @GET
    @RolesAllowed({
        Roles.CATALOGUE_EDITOR,
        Roles.REVIEWER,
        Roles.ADMIN,
        Roles.STATION_HEAD,
        Roles.STATION_DEPUTY,
        Roles.DEPARTMENT_LEAD
    })
    @Operation(
            operationId = "listRefusals",
            summary =
                    "Work that was refused, newest first: a village's own, a department's own, all for the catalogue 拒绝记录")
    public Page<RefusalView> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var who = caller.get();
        var all = who.hasAny(Roles.CATALOGUE_EDITOR, Roles.REVIEWER, Roles.ADMIN);
        var seen = all
                ? new Filter()
                : Filter.either(
                        new Filter().in("station", who.affiliations()),
                        new Filter().in("organisation", who.affiliations()));
        return listing.page(AdmissionRefusal.class, seen, Order.newest(r -> r.id), limit, cursor)
                .map(RefusalView::of);
    }
}
