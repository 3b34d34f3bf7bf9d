package org.chuishao.catalogue.servicepoint;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.chuishao.catalogue.match.Candidate;
import org.chuishao.catalogue.match.Question;
import org.chuishao.catalogue.precedent.Knowledge;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the government offers, by the words people use, and where to go for it. Applications are not taken here. */
@Path("/public-services")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Service points 公共服务点")
@RolesAllowed(Roles.ANYBODY)
@Transactional
public class PublicServiceResource {
    @Inject
    Knowledge knowledge;

    @Inject
    ServicePoints points;

    @Inject
    Calendars calendars;

    @Inject
    Clock clock;

    @GET
    @Operation(
            operationId = "findPublicServices",
            summary = "Public services by everyday words, each with the nearest points that offer it 按俗称查公共服务及办理点")
    public PublicServices find(
            @QueryParam("q") @NotNull @Size(min = 2, max = 200) @Parameter(description = "As people say it 俗称")
                    String asked,
            @QueryParam("near")
                    @Pattern(regexp = ServicePointRequest.AREA)
                    @Parameter(description = "Division code: points that serve it come first 所在区划")
                    String near,
            @QueryParam("limit") @DefaultValue("5") @Min(1) @Max(20) int limit) {
        // a rare character is two of Java's
        if (asked.codePointCount(0, asked.length()) < 2)
            throw Problem.invalid("q", "至少两个字。", "Takes two characters at least.");
        var found = knowledge.match(Question.of(asked, null, null), limit, Candidate::publicService);
        var offering =
                points.offering(found.stream().map(match -> match.item().code()).toList());
        return PublicServices.of(found, offering, near, clock.instant(), calendars.get());
    }
}
