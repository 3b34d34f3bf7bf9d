package org.chuishao.whistle.lookup;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.kernel.time.TravelClock;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Waiting;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.lookup.WhistleView.Department;
import org.chuishao.whistle.lookup.WhistleView.Due;
import org.chuishao.whistle.lookup.WhistleView.Main;
import org.chuishao.whistle.lookup.WhistleView.Named;
import org.chuishao.whistle.lookup.WhistleView.Place;
import org.chuishao.whistle.lookup.WhistleView.Precedent;
import org.chuishao.whistle.policy.WorkflowPolicies;
import org.chuishao.whistle.reference.KnownRuling;
import org.chuishao.whistle.reference.References;

/** Turns whistles into what is shown, a page with as many statements as a single one. */
@ApplicationScoped
public class WhistleViews {
    @Inject
    Whistles whistles;

    @Inject
    References references;

    @Inject
    Waiting waiting;

    @Inject
    Precedents precedents;

    @Inject
    WorkflowPolicies policies;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** The answer to a move: the whistle as it is now. */
    public Response answer(Whistle whistle, List<Participant> called, Caller caller) {
        return tagged(Response.ok(), whistle, called, caller);
    }

    public Response created(Whistle whistle, List<Participant> called, Caller caller) {
        return tagged(
                Response.status(201).header("Location", "/api/v1/whistles/" + whistle.id), whistle, called, caller);
    }

    private Response tagged(Response.ResponseBuilder answer, Whistle whistle, List<Participant> called, Caller caller) {
        entities.flush(); // the version shown is the one this move made
        var ruled = precedents.of(whistle, caller);
        var view = views(List.of(whistle), called, ruled, caller).getFirst();
        return answer.entity(view).tag(Fingerprint.tag(view.version(), view)).build();
    }

    /** One whistle, as it is read alone. */
    WhistleView view(Whistle whistle, List<KnownRuling> ruled, Caller caller) {
        return views(List.of(whistle), whistles.participants(whistle), ruled, caller)
                .getFirst();
    }

    public List<WhistleView> views(List<Whistle> page, Caller caller) {
        if (page.isEmpty()) return List.of();
        return views(page, whistles.participantsOf(page.stream().map(w -> w.id).toList()), List.of(), caller);
    }

    private List<WhistleView> views(
            List<Whistle> page, List<Participant> called, List<KnownRuling> ruled, Caller caller) {
        var now = clock.instant();
        var byWhistle = called.stream().collect(groupingBy(p -> p.whistleId));
        var names = new Names(
                mains(page),
                references.stationNames(page.stream().map(w -> w.stationCode).collect(Collectors.toSet())),
                references.itemNames(page.stream()
                        .map(w -> w.itemCode)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())),
                references.organisationNames(Stream.concat(
                                called.stream().map(p -> p.organisation),
                                ruled.stream().flatMap(WhistleViews::parties))
                        .collect(Collectors.toSet())));
        return page.stream()
                .map(w -> view(w, ofThisCycle(w, byWhistle.getOrDefault(w.id, List.of())), ruled, names, caller, now))
                .toList();
    }

    private record Names(
            Map<UUID, Main> mains,
            Map<String, String> stations,
            Map<String, String> items,
            Map<String, String> organisations) {
        Named organisation(String code) {
            return new Named(code, organisations.getOrDefault(code, code));
        }
    }

    private static Stream<String> parties(KnownRuling ruling) {
        return Stream.concat(Stream.of(ruling.responsible), ruling.notResponsible.stream());
    }

    /** Most pages link to nothing and ask for nothing. */
    private Map<UUID, Main> mains(List<Whistle> page) {
        var ids = page.stream().map(w -> w.mainId).filter(Objects::nonNull).collect(Collectors.toSet());
        var mains = new HashMap<UUID, Main>();
        if (!ids.isEmpty())
            whistles.all(ids).values().forEach(w -> mains.put(w.id, new Main(w.id, w.number, w.stage())));
        return mains;
    }

    private static List<Participant> ofThisCycle(Whistle whistle, List<Participant> called) {
        return called.stream().filter(p -> p.cycle == whistle.cycle).toList();
    }

    private WhistleView view(
            Whistle w, List<Participant> called, List<KnownRuling> ruled, Names names, Caller caller, Instant now) {
        return new WhistleView(
                w.id,
                w.number,
                w.kind,
                w.stage(),
                w.cycle,
                w.title,
                w.description,
                new Named(w.stationCode, names.stations().getOrDefault(w.stationCode, w.stationCode)),
                w.centre,
                w.itemCode == null ? null : new Named(w.itemCode, names.items().getOrDefault(w.itemCode, w.itemCode)),
                w.itemVersion,
                Place.of(w.location),
                w.channel,
                w.whyNotInStation,
                w.hasResident() ? new Resident(w.residentName, w.residentPhone).masked() : null,
                time(w.createdAt),
                time(w.blownAt),
                time(w.dispatchedAt),
                time(w.closedAt),
                w.outcome,
                w.satisfaction,
                w.rejectReason,
                w.duplicateOf,
                names.mains().get(w.mainId),
                w.linked == 0 ? null : w.linked,
                time(w.ratifiedAt),
                w.policy,
                waiting.of(w).stream().map(awaited -> Due.of(awaited, now)).toList(),
                w.issueId,
                called.stream()
                        .map(p -> new Department(
                                p.organisation,
                                names.organisations().getOrDefault(p.organisation, p.organisation),
                                p.role,
                                p.state,
                                p.assignmentId,
                                p.outcome))
                        .toList(),
                ruled.isEmpty()
                        ? null
                        : ruled.stream().map(r -> precedent(r, names)).toList(),
                Permissions.moves(w, called, policies.of(w), caller, now),
                w.version);
    }

    private static Precedent precedent(KnownRuling ruling, Names names) {
        return new Precedent(
                ruling.id,
                names.organisation(ruling.responsible),
                ruling.notResponsible.stream().map(names::organisation).toList(),
                ruling.citedItem,
                ruling.reason,
                time(ruling.ruledAt));
    }

    static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(TravelClock.SHANGHAI).toOffsetDateTime();
    }
}
