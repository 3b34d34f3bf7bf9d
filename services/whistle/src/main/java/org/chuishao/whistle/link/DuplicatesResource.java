package org.chuishao.whistle.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Condition;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.Case;
import org.chuishao.whistle.casefile.Cases;
import org.chuishao.whistle.casefile.Location;
import org.chuishao.whistle.casefile.Scope;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.search.Words;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Is it known already? Asked before raising, of the whistles the caller may see. */
@Path("/whistles/duplicates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class DuplicatesResource {
    /** A little more than the 500 metres that still count as near, in degrees at these latitudes. */
    private static final double REACH = 0.006;

    private static final Duration RECENT = Duration.ofDays(30);
    private static final int LOOKED_AT = 200;
    private static final int SHOWN = 10;

    @Inject
    Cases cases;

    @Inject
    CurrentCaller caller;

    @Inject
    Clock clock;

    /**
     * @param score from 0 to 1, two decimals; only what reaches 0.50 is shown
     * @param metres between the two places, where both have degrees
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Candidate(
            UUID id,
            String number,
            Stage stage,
            String stationCode,
            String title,
            String address,
            OffsetDateTime createdAt,
            BigDecimal score,
            Long metres) {}

    public record Candidates(List<Candidate> items) {}

    private record Judged(Whistle whistle, Likeness likeness, Double metres) {}

    @POST
    @RolesAllowed({Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD, Roles.GRID_WORKER, Roles.DISPATCHER})
    @Operation(
            operationId = "findDuplicates",
            summary = "Whistles of the last 30 days that may be about the same: item, place, words 查重")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Candidates.class)))
    public Response find(@NotNull @Valid DuplicatesRequest request) {
        var pairs = Words.pairs(request.text());
        var items = nearby(request).stream()
                .map(whistle -> judge(whistle, request, pairs))
                .filter(judged -> judged.likeness().isEnough())
                .sorted(Comparator.comparingDouble((Judged j) -> j.likeness().score())
                        .reversed())
                .limit(SHOWN)
                .map(DuplicatesResource::shown)
                .toList();
        return Response.ok(new Candidates(items)).build();
    }

    /** With degrees the place is looked up, without them the station's own whistles are. */
    private List<Whistle> nearby(DuplicatesRequest request) {
        var here = request.location();
        var place = here.longitude() == null
                ? Condition.of("w.station_code = ?", request.stationCode())
                : Condition.of(
                        "exists (select from search_entry s where s.district = w.district and s.whistle_id = w.id"
                                + " and s.longitude >= ? and s.latitude >= ? and s.longitude <= ? and s.latitude <= ?)",
                        here.longitude() - REACH,
                        here.latitude() - REACH,
                        here.longitude() + REACH,
                        here.latitude() + REACH);
        var wanted = Scope.of(caller.get())
                .and(place)
                .and("w.created_at >= ?", clock.instant().minus(RECENT))
                .and("w.stage not in ('DRAFT', 'LINKED', 'REJECTED', 'WITHDRAWN')");
        if (request.itemCode() != null)
            wanted = wanted.and("(w.item_code = ? or w.item_code is null)", request.itemCode());
        return cases.newest(wanted, LOOKED_AT).stream().map(Case::whistle).toList();
    }

    private static Judged judge(Whistle whistle, DuplicatesRequest request, Set<Long> pairs) {
        var words = Likeness.overlap(pairs, Words.pairs(whistle.title + "\n" + whistle.description));
        var metres = metres(whistle.location, request.location());
        var place = metres != null
                ? Likeness.nearness(metres)
                : Likeness.overlap(Words.pairs(request.location().address()), Words.pairs(whistle.location.address()));
        var sameItem = request.itemCode() == null || whistle.itemCode == null
                ? null
                : (Boolean) request.itemCode().equals(whistle.itemCode);
        return new Judged(whistle, Likeness.of(words, place, sameItem), metres);
    }

    private static Double metres(Location one, Location other) {
        if (one.longitude() == null || other.longitude() == null) return null;
        return Likeness.metres(one.longitude(), one.latitude(), other.longitude(), other.latitude());
    }

    private static Candidate shown(Judged judged) {
        var w = judged.whistle();
        return new Candidate(
                w.id,
                w.number,
                w.stage(),
                w.stationCode,
                w.title,
                w.location.address(),
                Shanghai.time(w.createdAt),
                BigDecimal.valueOf(judged.likeness().score()).setScale(2, RoundingMode.HALF_UP),
                judged.metres() == null ? null : Math.round(judged.metres()));
    }
}
