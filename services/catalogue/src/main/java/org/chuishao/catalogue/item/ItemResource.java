package org.chuishao.catalogue.item;

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
import org.chuishao.kernel.problem.ProblemFinish;
import org.chuishao.kernel.register.Batch;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.tabular.Difference;
import org.chuishao.kernel.tabular.Format;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Items 事项")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class ItemResource {
    @Inject
    Items items;

    @Inject
    ItemRules rules;

    @Inject
    Listing listing;

    @Inject
    ItemExport export;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    @Inject
    CurrentCaller caller;

    /** How the JSON form looks. */
    public record ItemPage(List<ItemView> items, String next) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "listItems",
            summary =
                    "The catalogue's items by code; as CSV or XLSX all of them, in the form they are imported 事项列表、导出")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ItemPage.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response list(@BeanParam @Valid ItemList asked, @Context HttpHeaders headers) {
        var format = Format.wanted(headers);
        if (format != Format.JSON)
            return ItemLayout.ITEMS
                    .table()
                    .answer(format, Format.language(asked.lang), "items", export.of(asked))
                    .build();
        return Response.ok(
                        listing.page(Item.class, asked.filter(), Order.byCode(i -> i.code), asked.limit, asked.cursor)
                                .map(ItemView::of),
                        MediaType.APPLICATION_JSON)
                .build();
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getItem", summary = "An item as it is now 事项详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemView.class)))
    public Response get(String code, @Context Request request) {
        var item = items.find(code).orElseThrow(Problem::notFound);
        var unchanged = request.evaluatePreconditions(tag(item.version));
        return unchanged != null ? unchanged.build() : answer(Response.ok(), ItemView.of(item));
    }

    @GET
    @Path("/{code}/versions")
    @Operation(operationId = "listItemVersions", summary = "All an item ever said, newest first 事项历次版本")
    public Page<ItemView> versions(
            String code,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var versions = listing.page(
                ItemVersion.class,
                new Filter().equal("code", code),
                Order.newest("version", (ItemVersion v) -> v.version, Integer::valueOf),
                limit,
                cursor);
        if (versions.items().isEmpty()) throw Problem.notFound();
        var current = items.find(code).map(item -> item.version).orElse(0);
        return versions.map(v -> ItemView.of(v, current));
    }

    @GET
    @Path("/{code}/versions/{version:[0-9]{1,9}}")
    @Operation(operationId = "getItemVersion", summary = "An item as it was in one version 事项某一版本")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemView.class)))
    public Response version(String code, int version, @Context Request request) {
        var current = items.find(code).map(item -> item.version).orElse(0);
        var found = ItemView.of(items.find(code, version).orElseThrow(Problem::notFound), current);
        var tag = new EntityTag(version + "-" + found.state());
        var unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.build()
                : Response.ok(found).tag(tag).build();
    }

    /** What two versions say differently. */
    public record Comparison(String code, int from, int to, List<Difference.Told> differences) {}

    @GET
    @Path("/{code}/diff")
    @Operation(operationId = "compareItemVersions", summary = "What two versions say differently, in words 版本对比")
    public Comparison compare(
            String code, @NotNull @QueryParam("from") Integer from, @NotNull @QueryParam("to") Integer to) {
        var before = items.find(code, from).orElseThrow(Problem::notFound);
        var after = items.find(code, to).orElseThrow(Problem::notFound);
        var language = ProblemFinish.language();
        return new Comparison(
                code,
                from,
                to,
                ItemLayout.differences(before.facts, after.facts).stream()
                        .map(difference -> difference.in(language))
                        .toList());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Operation(operationId = "putItem", summary = "Create an item, or give it a new version 新增或更新事项")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ItemView.class)))
    public Response put(String code, @NotNull @Valid ItemRequest request) {
        Batch.checkSameCode(code, request.code());
        turn.take("catalogue");
        items.newest(code).ifPresentOrElse(known -> ifMatch.check(known.version), ifMatch::checkAbsent);
        var wanted = List.of(request.withCode(code));
        rules.check(wanted.getFirst());
        var change = items.keepDirectly(wanted).getFirst();
        return answer(
                change == Change.CREATED
                        ? Response.status(201).header("Location", "/api/v1/items/" + code)
                        : Response.ok(),
                newest(code));
    }

    @POST
    @Path("/{code}/versions/{version:[0-9]{1,9}}/withdraw")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "withdrawItemVersion", summary = "Take back a version whose day has not come 撤回未生效版本")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ItemView.class)))
    public Response withdraw(String code, int version, @NotNull @Valid SendBackRequest request) {
        turn.take("catalogue");
        items.withdraw(code, version, request.reason(), caller.get().subject());
        var current = items.find(code).map(item -> item.version).orElse(0);
        return Response.ok(ItemView.of(items.find(code, version).orElseThrow(), current))
                .build();
    }

    @POST
    @Path("/batch")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "putItems", summary = "Create or renew many items, all or none 批量更新事项")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tally.class)))
    public Response putAll(@NotNull @Valid ItemBatch batch) {
        turn.take("catalogue");
        var departments = rules.departmentsNamedIn(batch.items());
        var today = rules.today();
        Batch.check("items", batch.items(), ItemRequest::code, (item, path) -> item.wrong(path, departments, today));
        var strange = items.wrongSuccessors(batch.items(), "items");
        if (!strange.isEmpty()) throw Problem.invalid(strange);
        return Response.ok(Tally.of(items.keepDirectly(batch.items()))).build();
    }

    /** What was just kept, whether it is in force or its day is to come. */
    private ItemView newest(String code) {
        var current = items.find(code).map(item -> item.version).orElse(0);
        return ItemView.of(items.newest(code).orElseThrow(), current);
    }

    private static Response answer(Response.ResponseBuilder answer, ItemView view) {
        return answer.entity(view).tag(tag(view.version())).build();
    }

    private static EntityTag tag(int version) {
        return new EntityTag(String.valueOf(version));
    }
}
