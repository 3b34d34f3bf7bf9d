package org.chuishao.whistle.signal;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.Channel;
import org.chuishao.whistle.lookup.WhistleView;
import org.chuishao.whistle.lookup.WhistleViews;
import org.chuishao.whistle.raise.ByHand;
import org.chuishao.whistle.raise.RaiseRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/signals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signals 感知")
@RolesAllowed({
    Roles.STATION_MEMBER,
    Roles.STATION_DEPUTY,
    Roles.STATION_HEAD,
    Roles.GRID_WORKER,
    Roles.DISPATCHER,
    Roles.ADMIN
})
@Transactional
public class SignalResource {
    /** A device's clock may be wrong; a report may have waited for a connection. */
    private static final Duration LATE = Duration.ofDays(7);

    private static final Duration EARLY = Duration.ofMinutes(5);

    @Inject
    Signals signals;

    @Inject
    ByHand byHand;

    @Inject
    WhistleViews whistles;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Roles.SIGNAL_SOURCE)
    @Idempotent
    @Operation(
            operationId = "signal",
            summary = "A device reports of a city asset; repeated reports become one signal 上报感知事件")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SignalView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = SignalView.class)))
    public Response report(@NotNull @Valid SignalRequest request) {
        var asset = asset(request.assetCode());
        var at = request.at() == null ? clock.instant() : credible(request.at().toInstant());
        var kept = signals.keep(request, asset, at, caller.get().subject());
        return answer(
                kept.isNew()
                        ? Response.status(201).header("Location", "/api/v1/signals/" + kept.signal().id)
                        : Response.ok(),
                kept.signal());
    }

    private CityAsset asset(String code) {
        var asset = entities.find(CityAsset.class, code);
        if (asset == null || !asset.active)
            throw Problem.invalid(
                    "assetCode", "没有代码为“" + code + "”的部件。", "There is no city asset with code \"" + code + "\".");
        return asset;
    }

    private Instant credible(Instant at) {
        var now = clock.instant();
        if (at.isAfter(now.plus(EARLY)) || at.isBefore(now.minus(LATE)))
            throw Problem.invalid(
                    "at", "须在过去 7 天之内，且不晚于现在。", "Must lie within the last 7 days, and not in the future.");
        return at;
    }

    @GET
    @Operation(
            operationId = "listSignals",
            summary = "What devices reported within the caller's places, newest first 感知列表")
    public Page<SignalView> list(
            @QueryParam("state") Signal.State state,
            @QueryParam("assetCode") String asset,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var found = signals.page(state, asset, limit, cursor, caller.get());
        var assets = entities
                .createQuery("from CityAsset a where a.code in :codes", CityAsset.class)
                .setParameter(
                        "codes", found.items().stream().map(s -> s.assetCode).collect(toSet()))
                .getResultList()
                .stream()
                .collect(toMap(a -> a.code, a -> a));
        return found.map(s -> SignalView.of(s, assets.get(s.assetCode), moves(s, caller.get())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getSignal", summary = "One signal 感知详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SignalView.class)))
    public Response get(UUID id) {
        return answer(Response.ok(), signals.get(id, caller.get()));
    }

    @POST
    @Path("/{id}/raise")
    @Idempotent
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
    @Operation(
            operationId = "raiseSignal",
            summary = "A person makes a whistle of it, prefilled with place and facts 由感知事件吹哨")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WhistleView.class)))
    public Response raise(UUID id, @NotNull @Valid RaiseSignalRequest request) {
        var who = caller.get();
        var signal = signals.toDecide(id, who);
        decide(signal, Signal.State.RAISED, who);
        var raised = byHand.raise(prefilled(signal, request), who);
        signal.whistleId = raised.whistle().id;
        return whistles.created(raised, who);
    }

    private RaiseRequest prefilled(Signal signal, RaiseSignalRequest request) {
        var asset = entities.find(CityAsset.class, signal.assetCode);
        return new RaiseRequest(
                request.kind(),
                signal.stationCode,
                request.title() == null ? asset.name + "：" + signal.kind : request.title(),
                request.description() == null ? told(signal, asset) : request.description(),
                request.itemCode(),
                asset.location,
                Channel.SENSOR,
                null,
                request.whyNotInStation(),
                request.draft(),
                null);
    }

    private static String told(Signal signal, CityAsset asset) {
        var first = Shanghai.time(signal.firstAt).toLocalDateTime().withNano(0);
        return "感知设备报告%s（%s）%s，共 %d 次，首次 %s。%s"
                .formatted(
                        asset.name,
                        asset.code,
                        signal.kind,
                        signal.times,
                        first,
                        signal.detail == null ? "" : signal.detail);
    }

    @POST
    @Path("/{id}/dismiss")
    @Idempotent
    @Operation(operationId = "dismissSignal", summary = "Nothing has to be done, and why 感知事件不予处理")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SignalView.class)))
    public Response dismiss(UUID id, @NotNull @Valid DismissRequest request) {
        var who = caller.get();
        var signal = signals.toDecide(id, who);
        decide(signal, Signal.State.DISMISSED, who);
        signal.reason = request.reason();
        return answer(Response.ok(), signal);
    }

    private void decide(Signal signal, Signal.State state, Caller who) {
        ifMatch.check(signal.version);
        if (signal.state != Signal.State.OPEN)
            throw Problem.conflict(
                            "ALREADY_DECIDED",
                            "该感知事件" + (signal.state == Signal.State.RAISED ? "已吹哨" : "已排除") + "，不能再处理。",
                            "This signal has been decided: " + signal.state + ".")
                    .with("state", signal.state)
                    .with("moves", List.of());
        signal.state = state;
        signal.decidedAt = clock.instant();
        signal.decidedBy = who.name();
    }

    private static List<String> moves(Signal signal, Caller who) {
        if (signal.state != Signal.State.OPEN || who.hasAny(Roles.SIGNAL_SOURCE)) return List.of();
        return who.belongsTo(signal.stationCode)
                        && who.hasAny(Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER)
                ? List.of("raise", "dismiss")
                : List.of("dismiss");
    }

    private Response answer(Response.ResponseBuilder builder, Signal signal) {
        entities.flush();
        var who = caller.get();
        var view = SignalView.of(signal, entities.find(CityAsset.class, signal.assetCode), moves(signal, who));
        boolean isAnothers = who.hasAny(Roles.SIGNAL_SOURCE) && !signal.isFrom(who.subject());
        return builder.entity(isAnothers ? view.toAnotherSource() : view)
                .tag(String.valueOf(signal.version))
                .build();
    }
}
