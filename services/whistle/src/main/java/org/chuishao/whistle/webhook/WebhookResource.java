package org.chuishao.whistle.webhook;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks 回调")
@RolesAllowed({Roles.ADMIN, Roles.INTEGRATOR})
@Transactional
public class WebhookResource {
    private static final int MOST = 100;

    @Inject
    Webhooks webhooks;

    @Inject
    Targets targets;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    /** @param secret signs everything that is sent; never shown again */
    public record Secret(String secret) {}

    @POST
    @Idempotent
    @Operation(
            operationId = "createWebhook",
            summary = "Name a receiver of events; nothing is sent before it has a secret and is resumed 登记回调")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response create(@NotNull @Valid WebhookRequest request) {
        var who = caller.get();
        var webhook = new Webhook();
        webhook.unit = unit(request, who);
        check(request);
        if (webhooks.all(who).size() >= MOST)
            throw Problem.conflict(
                    "TOO_MANY_WEBHOOKS", "回调最多 " + MOST + " 个。", "There are " + MOST + " webhooks already.");
        webhook.id = Ids.next();
        webhook.url = request.url();
        webhook.events = request.events() == null ? List.of() : request.events();
        webhook.description = request.description();
        webhook.createdAt = clock.instant();
        webhook.createdBy = who.subject();
        entities.persist(webhook);
        return answer(Response.status(201).header("Location", "/api/v1/webhooks/" + webhook.id), webhook);
    }

    private static String unit(WebhookRequest request, Caller who) {
        if (request.unit() == null) {
            if (who.hasAny(Roles.ADMIN)) return who.district();
            if (who.affiliations().size() == 1)
                return who.affiliations().iterator().next();
            throw Problem.invalid("unit", "请指明区划或单位代码。", "Name a division or an organisation.");
        }
        boolean own = who.hasAny(Roles.ADMIN)
                ? !Character.isDigit(request.unit().charAt(0)) || request.unit().startsWith(who.district())
                : who.belongsTo(request.unit()) || who.covers(request.unit());
        if (!own) throw Problem.invalid("unit", "不在您的范围内。", "Not within your own units.");
        return request.unit();
    }

    private void check(WebhookRequest request) {
        var wrong = new ArrayList<Violation>();
        for (int i = 0; request.events() != null && i < request.events().size(); i++)
            if (!EventTypes.ALL.contains(request.events().get(i)))
                wrong.add(Violation.of(
                        "events[" + i + "]",
                        "没有这种事件。可用：" + String.join(", ", EventTypes.ALL),
                        "There is no such event. Known: " + String.join(", ", EventTypes.ALL)));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        try {
            targets.resolve(request.url());
        } catch (Targets.Refused e) {
            throw e.problem();
        }
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "The receivers of events within the caller's units 回调列表")
    public Page<WebhookView> list() {
        return new Page<>(
                webhooks.all(caller.get()).stream().map(WebhookView::of).toList(), null);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWebhook", summary = "One receiver, how it fares, and why it was disabled 回调详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response get(UUID id) {
        return answer(Response.ok(), webhooks.get(id, caller.get()));
    }

    /** Not idempotent by key: an answer that is remembered would lie beside what it opens. Asked again, it makes another. */
    @POST
    @Path("/{id}/secret")
    @Operation(
            operationId = "renewWebhookSecret",
            summary = "Make the secret that signs what is sent; shown this once, the one before ends 生成签名密钥")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Secret.class)))
    public Response secret(UUID id) {
        return Response.ok(new Secret(webhooks.toChange(id, caller.get()).renewSecret()))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/{id}/resume")
    @Idempotent
    @Operation(operationId = "resumeWebhook", summary = "Begin, or begin again, to send events 启用回调")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response resume(UUID id) {
        var webhook = changeable(id);
        if (webhook.secret == null) throw noSecret();
        if (webhook.state != Webhook.State.ACTIVE) webhook.activeSince = clock.instant();
        webhook.state = Webhook.State.ACTIVE;
        webhook.stateReason = null;
        webhook.failingSince = null;
        return answer(Response.ok(), webhook);
    }

    @POST
    @Path("/{id}/pause")
    @Idempotent
    @Operation(operationId = "pauseWebhook", summary = "Send no more; events meanwhile are not kept for it 暂停回调")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response pause(UUID id) {
        var webhook = changeable(id);
        webhook.state = Webhook.State.PAUSED;
        webhook.stateReason = null;
        return answer(Response.ok(), webhook);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteWebhook", summary = "Forget a receiver and its log 删除回调")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response delete(UUID id) {
        var webhook = changeable(id);
        var view = WebhookView.of(webhook);
        webhook.delete();
        return Response.ok(view).build();
    }

    @POST
    @Path("/{id}/test")
    @Idempotent
    @Operation(operationId = "testWebhook", summary = "Send a ping, once; its outcome is in the log of deliveries 测试回调")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response test(UUID id) {
        var webhook = webhooks.get(id, caller.get());
        if (webhook.secret == null) throw noSecret();
        return Response.accepted(DeliveryView.of(webhooks.ping(webhook, clock.instant())))
                .build();
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(operationId = "listWebhookDeliveries", summary = "What was sent and how it went, newest first 投递记录")
    public Page<DeliveryView> deliveries(
            UUID id,
            @QueryParam("state") Delivery.State state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return webhooks.deliveries(webhooks.get(id, caller.get()), state, limit, cursor)
                .map(DeliveryView::of);
    }

    private Webhook changeable(UUID id) {
        var webhook = webhooks.toChange(id, caller.get());
        ifMatch.check(webhook.version);
        return webhook;
    }

    private Response answer(Response.ResponseBuilder builder, Webhook webhook) {
        entities.flush();
        return builder.entity(WebhookView.of(webhook))
                .tag(String.valueOf(webhook.version))
                .build();
    }

    private static Problem noSecret() {
        return Problem.conflict("NO_SECRET", "请先生成签名密钥。", "Make a secret first.");
    }
}
