package org.chuishao.catalogue.lookup;

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
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chuishao.catalogue.admission.Admissions;
import org.chuishao.catalogue.certificate.CertificateView;
import org.chuishao.catalogue.certificate.Certificates;
import org.chuishao.catalogue.delegation.Delegations;
import org.chuishao.catalogue.lookup.KnownItems.KnownItem;
import org.chuishao.catalogue.lookup.PreCheckView.Finding;
import org.chuishao.catalogue.organisation.Organisations;
import org.chuishao.catalogue.precedent.Knowledge;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/items/pre-check")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Match 事项匹配")
@Transactional
public class PreCheckResource {
    /** Below this, words found an item by chance rather than by what they say. */
    private static final double FOUND = 0.3;

    @Inject
    KnownItems items;

    @Inject
    Knowledge knowledge;

    @Inject
    Certificates certificates;

    @Inject
    Admissions admissions;

    @Inject
    Delegations delegations;

    @Inject
    Organisations organisations;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    /** @param confidence null when the caller named the item */
    private record Judged(KnownItem item, String confidence) {}

    @POST
    @RolesAllowed(Roles.ANYBODY)
    @Operation(
            operationId = "preCheck",
            summary =
                    "Before blowing: is it in the catalogue, the village's own, admitted, its street's, a certificate 吹哨前预检")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PreCheckView.class)))
    public PreCheckView check(@NotNull @Valid PreCheckRequest request) {
        request.requireSomething();
        if (!request.stationCode().startsWith(caller.get().district()))
            throw Problem.invalid("stationCode", "不是本区的区划代码。", "Not a division code of this district.");
        var judged = judged(request);
        var certificate = request.asksForACertificate()
                ? certificates.meantBy(request.question().text()).stream().findFirst()
                : Optional.<CertificateView>empty();
        var names = organisations.names(Stream.concat(
                        judged.map(j -> j.item().lead()).stream(), certificate.map(CertificateView::holder).stream())
                .toList());
        var findings = new ArrayList<Finding>();
        certificate
                .map(c -> PreCheckRules.certificate(c, names.apply(c.holder())))
                .ifPresent(findings::add);
        findings.addAll(judged.map(j -> judge(j.item(), request, names))
                .orElseGet(() -> List.of(PreCheckRules.notInCatalogue(request.itemCode()))));
        var item = judged.map(j -> new PreCheckView.Item(
                j.item().code(), j.item().name(), j.item().lead(), j.item().consentRequired(), j.confidence()));
        return PreCheckView.of(item.orElse(null), findings);
    }

    private List<Finding> judge(KnownItem item, PreCheckRequest request, UnaryOperator<String> names) {
        var today = Shanghai.day(clock.instant());
        return PreCheckRules.judge(
                item,
                admissions.inForce(item.code(), request.stationCode(), today),
                delegations.inForce(item.code(), request.street()),
                names.apply(item.lead()));
    }

    private Optional<Judged> judged(PreCheckRequest request) {
        if (request.itemCode() != null) return items.active(request.itemCode()).map(item -> new Judged(item, null));
        return knowledge.match(request.question(), 1).stream()
                .filter(match -> match.confidence() >= FOUND)
                .findFirst()
                .flatMap(match ->
                        items.active(match.item().code()).map(item -> new Judged(item, twoPlaces(match.confidence()))));
    }

    private static String twoPlaces(double confidence) {
        return BigDecimal.valueOf(confidence).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
