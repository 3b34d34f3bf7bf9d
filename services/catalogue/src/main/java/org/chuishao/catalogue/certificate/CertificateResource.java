package org.chuishao.catalogue.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.catalogue.organisation.Organisations;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Certificates 不应出具证明")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class CertificateResource {
    @Inject
    Certificates certificates;

    @Inject
    Organisations organisations;

    @Inject
    Listing listing;

    @Inject
    Turn turn;

    @Inject
    IfMatch ifMatch;

    /** Certificates a text may mean, the likest first; none: it is not on the negative list. */
    public record Meant(List<CertificateView> items) {}

    @GET
    @Operation(operationId = "listCertificates", summary = "Certificates a village should not issue, by code 不应出具证明清单")
    public Page<CertificateView> list(
            @QueryParam("active") Boolean active,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        var filter = new Filter().equal("facts.active", active);
        return listing.page(Certificate.class, filter, Order.byCode(c -> c.code), limit, cursor)
                .map(CertificateView::of);
    }

    @GET
    @Path("/search")
    @Operation(
            operationId = "searchCertificates",
            summary = "By any everyday name: should a village issue it, and who holds the data instead 按俗称查证明")
    public Meant search(
            @QueryParam("q") @NotNull @Size(min = 2, max = 200) @Parameter(description = "As people ask for it 俗称")
                    String asked) {
        // a rare character is two of Java's
        if (asked.codePointCount(0, asked.length()) < 2)
            throw Problem.invalid("q", "至少两个字。", "Takes two characters at least.");
        return new Meant(certificates.meantBy(asked));
    }

    @GET
    @Path("/{kind}")
    @Operation(operationId = "getCertificate", summary = "One certificate of the negative list 证明详情")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CertificateView.class)))
    public Response get(String kind, @Context Request request) {
        var certificate = certificates.find(kind).orElseThrow(Problem::notFound);
        var unchanged = request.evaluatePreconditions(tag(certificate));
        return unchanged != null ? unchanged.build() : answer(Response.ok(), certificate);
    }

    @PUT
    @Path("/{kind}")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Operation(operationId = "putCertificate", summary = "Create or replace a certificate of the list 新增或更新证明事项")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CertificateView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CertificateView.class)))
    public Response put(String kind, @NotNull @Valid CertificateRequest request) {
        Batch.checkSameCode(kind, request.code());
        turn.take(Certificates.REGISTER);
        certificates.find(kind).ifPresentOrElse(known -> ifMatch.check(known.version), ifMatch::checkAbsent);
        var wanted = List.of(request.withCode(kind));
        var wrong = wanted.getFirst().wrong("", departmentsNamedIn(wanted));
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        var change = certificates.keep(wanted).getFirst();
        return answer(
                change == Change.CREATED
                        ? Response.status(201).header("Location", "/api/v1/certificates/" + kind)
                        : Response.ok(),
                certificates.find(kind).orElseThrow());
    }

    @POST
    @Path("/batch")
    @RolesAllowed({Roles.CATALOGUE_EDITOR, Roles.ADMIN})
    @Idempotent
    @Operation(operationId = "putCertificates", summary = "Create or replace many, all or none 批量更新证明事项")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Tally.class)))
    public Response putAll(@NotNull @Valid CertificateBatch batch) {
        turn.take(Certificates.REGISTER);
        var departments = departmentsNamedIn(batch.certificates());
        Batch.check(
                "certificates",
                batch.certificates(),
                CertificateRequest::code,
                (c, path) -> c.wrong(path, departments));
        return Response.ok(Tally.of(certificates.keep(batch.certificates()))).build();
    }

    private Set<String> departmentsNamedIn(List<CertificateRequest> requests) {
        return organisations.activeDepartments(
                requests.stream().map(CertificateRequest::holder).collect(Collectors.toSet()));
    }

    private static Response answer(Response.ResponseBuilder answer, Certificate certificate) {
        return answer.entity(CertificateView.of(certificate))
                .tag(tag(certificate))
                .build();
    }

    private static EntityTag tag(Certificate certificate) {
        return new EntityTag(String.valueOf(certificate.version));
    }
}
