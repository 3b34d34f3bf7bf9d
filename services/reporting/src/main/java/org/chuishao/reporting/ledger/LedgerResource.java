package org.chuishao.reporting.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger 台账")
public class LedgerResource {
    static final String LINES = "application/x-ndjson";
    private static final int MOST = 1000;

    @Inject
    Register register;

    @Inject
    SigningKey key;

    @Inject
    CurrentCaller caller;

    @Inject
    ObjectMapper json;

    /** @param next where to go on from: the last line's position */
    public record Feed(List<LedgerLine> items, long next) {}

    public record Keys(List<SigningKey.PublicKey> keys) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, LINES})
    @RolesAllowed({Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN, Roles.SCORE_READER})
    @Operation(
            operationId = "ledgerFeed",
            summary = "The district's whole ledger from a position on, as a change feed 台账增量",
            description =
                    "Positions are given in the order of sealing and never change: asking again after the last one "
                            + "seen neither skips nor repeats a line. As application/x-ndjson it is what the verifier reads.")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Feed.class)),
                @Content(mediaType = LINES, schema = @Schema(implementation = String.class))
            })
    public Response feed(
            @Parameter(description = "The last position already known; -1 for none.")
                    @QueryParam("after")
                    @DefaultValue("-1")
                    @Min(-1)
                    long after,
            @QueryParam("limit") @DefaultValue("200") @Min(1) @Max(MOST) int limit,
            @Context Request request,
            @Context HttpHeaders headers)
            throws JsonProcessingException {
        var lines = register.after(caller.get().district(), after, limit);
        var next = lines.isEmpty() ? after : lines.getLast().position();
        var accepted = headers.getAcceptableMediaTypes().getFirst();
        var bare = !accepted.isWildcardType() && accepted.isCompatible(MediaType.valueOf(LINES));
        var tag = new EntityTag(next + "-" + lines.size() + (bare ? "-lines" : ""));
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        var answer =
                bare ? Response.ok(bare(lines), LINES) : Response.ok(new Feed(lines, next), MediaType.APPLICATION_JSON);
        return answer.tag(tag).header("Vary", "Authorization, Accept").build();
    }

    @GET
    @Path("/checkpoint")
    @RolesAllowed({
        Roles.ASSESSOR,
        Roles.REVIEWER,
        Roles.ADMIN,
        Roles.SCORE_READER,
        Roles.DEPARTMENT_CLERK,
        Roles.DEPARTMENT_LEAD
    })
    @Operation(
            operationId = "ledgerCheckpoint",
            summary = "The signed root of the ledger: keep it, and no later change of what came before can hide 台账检查点")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Checkpoint.class)))
    public Response checkpoint(
            @Parameter(description = "As it was with so many lines; now, where absent.") @QueryParam("size") @Min(0)
                    Long size,
            @Context Request request) {
        var district = caller.get().district();
        if (size != null) requireSize("size", size, register.size(district));
        var checkpoint = size == null ? register.checkpoint(district) : register.checkpoint(district, size);
        var tag = new EntityTag(district + "-" + checkpoint.size() + "-" + checkpoint.keyId());
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        return Response.ok(checkpoint).tag(tag).header("Vary", "Authorization").build();
    }

    @GET
    @Path("/proofs/inclusion")
    @RolesAllowed({
        Roles.ASSESSOR,
        Roles.REVIEWER,
        Roles.ADMIN,
        Roles.SCORE_READER,
        Roles.DEPARTMENT_CLERK,
        Roles.DEPARTMENT_LEAD
    })
    @Operation(
            operationId = "inclusionProof",
            summary = "That a line is in the ledger a checkpoint signs; a department asks about its own 存在证明")
    public Register.Inclusion inclusion(
            @NotNull @QueryParam("line") UUID line,
            @Parameter(description = "The checkpoint's size; the ledger's now, where absent.")
                    @QueryParam("size")
                    @Min(1)
                    Long size) {
        var who = caller.get();
        var place = register.place(who.district(), line).orElseThrow(Problem::notFound);
        if (!seesAll() && !who.belongsTo(place.organisation())) throw Problem.notFound();
        var now = register.size(who.district());
        if (size != null) requireSize("size", size, now);
        if (size != null && size <= place.position())
            throw Problem.invalid(
                    "size",
                    "这一行当时还未入账，其位置为 " + place.position() + "。",
                    "The line was not yet in that ledger; its position is " + place.position() + ".");
        return register.inclusion(who.district(), line, place.position(), size == null ? now : size);
    }

    @GET
    @Path("/proofs/consistency")
    @RolesAllowed({
        Roles.ASSESSOR,
        Roles.REVIEWER,
        Roles.ADMIN,
        Roles.SCORE_READER,
        Roles.DEPARTMENT_CLERK,
        Roles.DEPARTMENT_LEAD
    })
    @Operation(
            operationId = "consistencyProof",
            summary = "That the ledger of one checkpoint is the beginning of another's 一致性证明")
    public Register.Consistency consistency(
            @NotNull @Min(0) @QueryParam("from") Long from, @NotNull @Min(0) @QueryParam("to") Long to) {
        var district = caller.get().district();
        requireSize("to", to, register.size(district));
        if (from > to) throw Problem.invalid("from", "不能大于 to（" + to + "）。", "May not be larger than to (" + to + ").");
        return register.consistency(district, from, to);
    }

    @GET
    @Path("/keys")
    @RolesAllowed(Roles.ANYBODY)
    @Operation(
            operationId = "ledgerKeys",
            summary = "The public keys checkpoints and sheets are and were signed with, the present one first (JWK) 公钥")
    public Keys keys() {
        return new Keys(key.publicKeys());
    }

    private static void requireSize(String parameter, long size, long now) {
        if (size > now) throw Problem.invalid(parameter, "台账现有 " + now + " 行。", "The ledger has " + now + " lines.");
    }

    private boolean seesAll() {
        return caller.get().hasAny(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN, Roles.SCORE_READER);
    }

    private String bare(List<LedgerLine> lines) throws JsonProcessingException {
        var text = new StringBuilder();
        for (var line : lines) text.append(json.writeValueAsString(line)).append('\n');
        return text.toString();
    }
}
