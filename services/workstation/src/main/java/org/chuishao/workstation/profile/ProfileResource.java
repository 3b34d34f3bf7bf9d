package org.chuishao.workstation.profile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.station.Scope;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people agree to be shown of: each gives their own consent, the station may take a profile down. */
@Path("/workstations/{code}/profiles/{person}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Public profiles 亮身份亮承诺")
@RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER})
@Transactional
public class ProfileResource {
    @Inject
    Profiles profiles;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    @GET
    @Operation(operationId = "getProfile", summary = "What somebody of the station has agreed to be shown of 公示信息")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProfileView.class)))
    public Response get(String code, String person) {
        checkVisible(code);
        return answer(profiles.find(code, person).orElseThrow(Problem::notFound), Response.ok());
    }

    @PUT
    @Operation(
            operationId = "putProfile",
            summary = "Agree to be shown, and with what; only everybody for themselves 亮身份、亮承诺")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProfileView.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ProfileView.class)))
    public Response put(String code, String person, @NotNull @Valid ProfileRequest request) {
        var who = checkVisible(code);
        if (!who.subject().equals(person))
            throw Problem.forbidden(
                    "NOT_YOUR_PROFILE", "公示须由本人同意，不能代为填写。", "Everybody agrees for themselves; nobody can for another.");
        if (!who.belongsTo(code) || !profiles.isOfStation(code, person, LocalDate.now(clock)))
            throw Problem.conflict(
                    "NOT_OF_THIS_STATION",
                    "您目前不是本站的站长、副站长或成员，请先由本站登记。",
                    "You are not head, deputy or member of this station today; have it registered first.");
        var known = profiles.find(code, person);
        known.ifPresentOrElse(profile -> ifMatch.check(profile.version), ifMatch::checkAbsent);
        var profile = known.orElseGet(() -> new PublicProfile(code, person));
        profile.title = request.title();
        profile.pledge = request.pledge();
        profile.officeContact = request.officeContact();
        profile.consentedAt = clock.instant();
        profile.version++;
        if (known.isEmpty()) entities.persist(profile);
        return answer(profile, known.isEmpty() ? Response.status(201) : Response.ok());
    }

    @POST
    @Path("/withdraw")
    @Idempotent
    @Operation(
            operationId = "withdrawProfile",
            summary = "Take consent back: it is gone at once; deputy and head may take down any of theirs 撤回公示")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProfileView.class)))
    public Response withdraw(String code, String person) {
        var who = checkVisible(code);
        boolean may = who.belongsTo(code)
                && (who.subject().equals(person) || who.hasAny(Roles.STATION_DEPUTY, Roles.STATION_HEAD));
        if (!may)
            throw Problem.forbidden(
                    "NOT_YOUR_PROFILE",
                    "只有本人、副站长或站长可以撤下公示。",
                    "Only the person, the deputy head or the head may take it down.");
        var profile = profiles.find(code, person).orElseThrow(Problem::notFound);
        entities.remove(profile);
        // not what it said: answers are kept for retries, and this is to be gone
        return Response.ok(new ProfileView(person, null, null, null, null, profile.version))
                .build();
    }

    private static Response answer(PublicProfile profile, Response.ResponseBuilder answer) {
        return answer.entity(ProfileView.of(profile))
                .tag(String.valueOf(profile.version))
                .build();
    }

    /** @throws Problem 404 when the station is not this caller's to see */
    private Caller checkVisible(String code) {
        var who = caller.get();
        if (!Scope.of(who).covers(code)) throw Problem.notFound();
        return who;
    }
}
