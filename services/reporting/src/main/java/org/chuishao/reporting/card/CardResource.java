package org.chuishao.reporting.card;

import static org.chuishao.kernel.tabular.Column.named;
import static org.chuishao.kernel.tabular.Column.of;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.score.Periods;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.sheet.SheetDocument;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/cards")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cards 蓝黄红牌")
@Transactional
@RolesAllowed({
    Roles.ASSESSOR,
    Roles.REVIEWER,
    Roles.ADMIN,
    Roles.SCORE_READER,
    Roles.DEPARTMENT_CLERK,
    Roles.DEPARTMENT_LEAD
})
public class CardResource {
    private static final Table<CardView> TABLE = Table.of(
            of("季度", "Quarter", CardView::period),
            of("部门代码", "Organisation", CardView::organisation),
            of("部门", "Name", CardView::name),
            named("牌", "Card", CardView::card),
            named("状态", "State", CardView::state),
            of("得分", "Score", card -> card.score() == null ? null : new BigDecimal(card.score())),
            of("连续落后季度", "Quarters behind", card -> String.join(" ", card.behind())),
            of("确认人", "Confirmed by", CardView::confirmedBy),
            of(
                    "确认时间",
                    "Confirmed at",
                    card -> card.confirmedAt() == null
                            ? null
                            : card.confirmedAt().toString()),
            of(
                    "蜗牛奖",
                    "Snail",
                    card -> card.snail() == null ? null : card.snail().toString()));

    @Inject
    Cards cards;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    Periods periods;

    public record CardList(String period, List<CardView> items) {}

    @Schema(examples = "{}")
    public record ConfirmRequest() {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, Format.TEXT_CSV, Format.EXCEL})
    @Operation(
            operationId = "cards",
            summary = "Warnings after a quarter that is published; a department sees its own once confirmed 蓝黄红牌")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CardList.class)),
                @Content(mediaType = Format.TEXT_CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Format.EXCEL, schema = @Schema(implementation = String.class, format = "binary"))
            })
    public Response list(
            @Parameter(example = "2026-Q3") @NotNull @QueryParam("period") String period,
            @QueryParam("lang") @Pattern(regexp = "zh|en") String lang,
            @Context Request request,
            @Context HttpHeaders headers) {
        var quarter = quarter(period);
        var shown = cards.of(quarter, caller.get());
        var format = Format.wanted(headers);
        var language = Format.language(lang);
        var tag = Fingerprint.tag(SheetDocument.write(shown), format + "-" + language);
        var unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) return unchanged.build();
        var answer = format == Format.JSON
                ? Response.ok(new CardList(quarter.toString(), shown), MediaType.APPLICATION_JSON)
                        .header("Vary", Table.VARY)
                : TABLE.answer(format, language, "cards-" + quarter, Table.Source.of(shown));
        return answer.tag(tag).build();
    }

    @POST
    @Path("/{period}/{organisation}/confirm")
    @Idempotent
    @RolesAllowed(Roles.ASSESSOR)
    @Operation(operationId = "confirmCard", summary = "The assessor confirms a card once its sheets are final 确认")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CardView.class)))
    public Response confirm(String period, String organisation, ConfirmRequest request) {
        var confirmed = cards.confirm(quarter(period), organisation, caller.get());
        entities.flush();
        return Response.ok(confirmed).build();
    }

    private Period quarter(String text) {
        var period = periods.begun("period", text);
        if (period.length() == Period.Length.QUARTER) return period;
        throw Problem.invalid("period", "牌按季度计，写作 2026-Q3。", "Cards are by quarter, written 2026-Q3.");
    }
}
