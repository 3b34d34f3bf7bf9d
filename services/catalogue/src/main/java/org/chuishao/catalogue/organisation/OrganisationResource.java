package org.chuishao.catalogue.organisation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Batch;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.tabular.Exporting;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Table;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organisations 单位")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class OrganisationResource {
    private static final Order<Organisation> BY_CODE = Order.byCode(o -> o.code);
    private static final Order<OrganisationVersion> VERSIONS = Order.byCode(v -> v.code);

    @Inject
    Organisations organisations;

    @Inject
    Listing listing;

    @Inject
    Exporting exporting;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @Inject
    CurrentCaller caller;

    /** How the JSON form looks. */
    public record OrganisationPage(List<OrganisationView> items, String next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "listOrganisations",
            summary =
                    "The district's organisations by code; as CSV or XLSX all of them, in the form they are imported 单位列表、导出")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OrganisationPage.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response list(@BeanParam @Valid OrganisationList asked, @Context HttpHeaders headers) {
        var format = Format.wanted(headers);
        if (format != Format.JSON)
            return OrganisationLayout.ORGANISATIONS
                    .table()
                    .answer(format, Format.language(asked.lang), "organisations", all(asked))
                    .build();
        return Response.ok(page(asked), MediaType.APPLICATION_JSON).build();
    }

    private Page<OrganisationView> page(OrganisationList asked) {
        var filter = asked.filter();
        return asked.asOf != null
                ? listing.page(OrganisationVersion.class, filter, VERSIONS, asked.limit, asked.cursor)
                        .map(OrganisationView::of)
                : listing.page(Organisation.class, filter, BY_CODE, asked.limit, asked.cursor)
                        .map(OrganisationView::of);
    }

    private Table.Source<OrganisationRequest> all(OrganisationList asked) {
        var filter = asked.filter();
        return asked.asOf != null
                ? exporting.of(
                        OrganisationVersion.class, filter, VERSIONS, v -> OrganisationRequest.of(v.code, v.facts))
                : exporting.of(Organisation.class, filter, BY_CODE, o -> OrganisationRequest.of(o.code, o.facts));
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getOrganisation", summary = "One organisation, now or as of a day 单位详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrganisationView.class)))
    public Response get(
            String code,
            @QueryParam("asOf")
                    @Parameter(
                            description =
                                    "What the register said at the end of this day, or is planned to say on one to come 截至日期")
                    LocalDate asOf,
            @Context Request request) {
        if (asOf != null) return asOf(code, asOf, request);
        var organisation = organisations.find(code).orElseThrow(Problem::notFound);
        var unchanged = request.evaluatePreconditions(tag(organisation));
        return unchanged != null ? unchanged.build() : answer(Response.ok(), organisation);
    }

    private Response asOf(String code, LocalDate day, Request request) {
        var view = OrganisationView.of(organisations.asOf(code, day).orElseThrow(Problem::notFound));
        var tag = new EntityTag(view.version() + "-" + view.state());
        var unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.build()
                : Response.ok(view).tag(tag).build();
    }

    @GET
    @Path("/{code}/current")
    @Operation(operationId = "currentOrganisation", summary = "Who answers for a code now, after mergers 现承接单位")
    public OrganisationView current(String code) {
        return OrganisationView.of(organisations.current(code).orElseThrow(Problem::notFound));
    }

    @GET
    @Path("/{code}/versions")
    @Operation(
            operationId = "listOrganisationVersions",
            summary = "All the register ever said or is to say, newest first 单位历次版本")
    public Page<OrganisationView> versions(
            String code,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var newest = Order.newest("version", (OrganisationVersion v) -> v.version, Integer::valueOf);
        var versions = listing.page(OrganisationVersion.class, new Filter().equal("code", code), newest, limit, cursor);
        if (versions.items().isEmpty()) throw Problem.notFound();
        return versions.map(OrganisationView::of);
    }

    @POST
    @Path("/{code}/merge")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(
            operationId = "mergeOrganisation",
            summary =
                    "End an organisation, now or on a day to come; another takes over, the items that name it included 撤并单位")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrganisationView.class)))
    public Response merge(String code, @NotNull @Valid MergeRequest request) {
        turn.take("catalogue");
        var newest = organisations.newest(code).orElseThrow(Problem::notFound);
        ifMatch.check(newest.version);
        var wanted = OrganisationRequest.of(code, newest.facts.mergedInto(request.into()))
                .from(request.validFrom());
        var wrong = new ArrayList<>(organisations.wrong(wanted, ""));
        var tree = organisations.tree(List.of(wanted));
        if (wrong.isEmpty())
            for (var strange : tree.wrong(wanted, "")) wrong.add(new Problem.Violation("into", strange.message()));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        organisations.checkClash(tree);
        organisations.keep(List.of(wanted));
        return newest(Response.ok(), code);
    }

    @POST
    @Path("/{code}/versions/{version:[0-9]{1,9}}/withdraw")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(
            operationId = "withdrawOrganisationVersion",
            summary = "Take back a change whose day has not come 撤回未生效变更")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrganisationView.class)))
    public Response withdraw(String code, int version, @NotNull @Valid TakeBackRequest request) {
        turn.take("catalogue");
        organisations.withdraw(code, version, request.reason(), caller.get().subject());
        return Response.ok(OrganisationView.of(organisations.find(code, version).orElseThrow()))
                .build();
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Operation(operationId = "putOrganisation", summary = "Create or replace an organisation 新增或更新单位")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OrganisationView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OrganisationView.class)))
    public Response put(String code, @NotNull @Valid OrganisationRequest request) {
        Batch.checkSameCode(code, request.code());
        var wanted = request.withCode(code);
        var wrong = organisations.wrong(wanted, "");
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        turn.take("catalogue");
        var tree = organisations.tree(List.of(wanted));
        var strange = tree.wrong(wanted, "");
        if (!strange.isEmpty()) throw Problem.invalid(strange);
        organisations.newest(code).ifPresentOrElse(known -> ifMatch.check(known.version), ifMatch::checkAbsent);
        organisations.checkClash(tree);
        var change = organisations.keep(List.of(wanted)).getFirst();
        return newest(
                change == Change.CREATED
                        ? Response.status(201).header("Location", "/api/v1/organisations/" + code)
                        : Response.ok(),
                code);
    }

    @POST
    @Path("/batch")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "putOrganisations", summary = "Create or replace many organisations, all or none 批量更新单位")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tally.class)))
    public Response putAll(@NotNull @Valid OrganisationBatch batch) {
        Batch.check("organisations", batch.organisations(), OrganisationRequest::code, organisations::wrong);
        turn.take("catalogue");
        var tree = organisations.tree(batch.organisations());
        Batch.check("organisations", batch.organisations(), OrganisationRequest::code, tree::wrong);
        organisations.checkClash(tree);
        return Response.ok(Tally.of(organisations.keep(batch.organisations()))).build();
    }

    /** What was just kept, whether it is in force or its day is to come. */
    private Response newest(Response.ResponseBuilder answer, String code) {
        var newest = organisations.newest(code).orElseThrow();
        return answer.entity(OrganisationView.of(newest))
                .tag(String.valueOf(newest.version))
                .build();
    }

    private static Response answer(Response.ResponseBuilder answer, Organisation organisation) {
        return answer.entity(OrganisationView.of(organisation))
                .tag(tag(organisation))
                .build();
    }

    private static EntityTag tag(Organisation organisation) {
        return new EntityTag(String.valueOf(organisation.version));
    }
}
