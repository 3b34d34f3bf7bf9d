package org.chuishao.workstation.profile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.station.Workstations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The one address of the suite's API that needs no token: a village's noticeboard. */
@Path("/workstations/{code}/profile")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public profiles 亮身份亮承诺")
public class StationPageResource {
    private static final int DISTRICT = 6;

    @Inject
    Workstations workstations;

    @Inject
    Profiles profiles;

    @Inject
    Clock clock;

    @GET
    @PermitAll
    @Operation(
            operationId = "stationPage",
            summary = "The station's public page, without signing in: place, hours, people who agreed to be shown 站点公示")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StationPage.class)))
    public Response page(String code) {
        if (!code.matches("\\d{12}")) throw Problem.notFound();
        // no token says whose data to look in: the address itself does
        var page = CurrentDistrict.within(
                code.substring(0, DISTRICT),
                () -> QuarkusTransaction.requiringNew().call(() -> read(code)));
        return Response.ok(page.orElseThrow(Problem::notFound))
                .header("Cache-Control", "public, max-age=60")
                .build();
    }

    private Optional<StationPage> read(String code) {
        return workstations
                .find(code)
                .filter(station -> station.facts.active())
                .map(station -> StationPage.of(station, profiles.shown(code, LocalDate.now(clock))));
    }
}
