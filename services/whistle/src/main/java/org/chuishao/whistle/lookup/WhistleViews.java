package org.chuishao.whistle.lookup;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.Case;
import org.chuishao.whistle.casefile.Departments;
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
    OnCall onCall;

    @Inject
    WorkflowPolicies policies;

    @Inject
    EntityManager entities;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    /**
     * What is sent of a whistle.
     *
     * @param json as it is sent, byte for byte
     */
    record Shown(String json, EntityTag tag) {
        Response in(Response.ResponseBuilder answer) {
            return answer.entity(json).tag(tag).build();
        }
    }

    /** The answer to a move: the whistle as it is now. */
    public Response answer(Whistle whistle, List<Participant> called, Caller caller) {
        entities.flush(); // the version shown is the one this move made
        return shown(caseOf(whistle, called), caller).in(Response.ok());
    }

    public Response created(Case raised, Caller caller) {
        return shown(raised, caller)
                .in(Response.status(201).header("Location", "/api/v1/whistles/" + raised.whistle().id));
    }

    private static Case caseOf(Whistle whistle, List<Participant> called) {
        return new Case(
                whistle, called.stream().filter(p -> p.cycle == whistle.cycle).toList());
    }

    /** What whoever may dispatch a whistle is told besides. */
    private record Told(List<KnownRuling> ruled, List<String> onCall) {
        static final Told NOTHING = new Told(List.of(), List.of());

        Stream<String> organisations() {
            return Stream.concat(ruled.stream().flatMap(WhistleViews::parties), onCall.stream());
        }
    }

    /** One whistle, with what was ruled before on its item and who is on call for whoever may dispatch it. */
    Shown shown(Case one, Caller caller) {
        var told = new Told(precedents.of(one.whistle(), caller), onCall.of(one.whistle(), caller));
        var view = views(List.of(one), told, caller).getFirst();
        try {
            var text = json.writeValueAsString(view);
            return new Shown(text, Fingerprint.tag(view.version(), text));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for a whistle", e);
        }
    }

    public List<WhistleView> views(List<Case> page, Caller caller) {
        return views(page, Told.NOTHING, caller);
    }

    private List<WhistleView> views(List<Case> page, Told told, Caller caller) {
        var now = clock.instant();
        var mains = page.stream()
                .map(c -> c.whistle().mainId)
                .filter(Objects::nonNull)
                .collect(toSet());
        var names = new Names(
                mains(mains),
                calledTo(mains),
                references.stationNames(
                        page.stream().map(c -> c.whistle().stationCode).collect(toSet())),
                references.itemNames(page.stream()
                        .map(c -> c.whistle().itemCode)
                        .filter(Objects::nonNull)
                        .collect(toSet())),
                references.organisationNames(Stream.concat(
                                page.stream().flatMap(c -> c.called().stream()).map(p -> p.organisation),
                                told.organisations())
                        .collect(toSet())));
        return page.stream()
                .map(c -> view(c.whistle(), c.called(), told, names, caller, now))
                .toList();
    }

    private record Names(
            Map<UUID, Main> mains,
            Map<UUID, List<Participant>> calledToMains,
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
    private Map<UUID, Main> mains(Set<UUID> ids) {
        var mains = new HashMap<UUID, Main>();
        if (!ids.isEmpty())
            whistles.all(ids).values().forEach(w -> mains.put(w.id, new Main(w.id, w.number, w.stage())));
        return mains;
    }

    private Map<UUID, List<Participant>> calledTo(Set<UUID> mains) {
        return mains.isEmpty()
                ? new HashMap<>()
                : whistles.participantsOf(mains).stream().collect(groupingBy(p -> p.whistleId));
    }

    private WhistleView view(Whistle w, List<Participant> called, Told told, Names names, Caller caller, Instant now) {
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
                Shanghai.time(w.createdAt),
                Shanghai.time(w.blownAt),
                Shanghai.time(w.dispatchedAt),
                Shanghai.time(w.closedAt),
                w.outcome,
                w.satisfaction,
                w.rejectReason,
                w.duplicateOf,
                names.mains().get(w.mainId),
                w.linked == 0 ? null : w.linked,
                Shanghai.time(w.ratifiedAt),
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
                orNone(told.ruled(), r -> precedent(r, names)),
                orNone(told.onCall(), names::organisation),
                Permissions.moves(
                        w,
                        new Departments(called, names.calledToMains().getOrDefault(w.mainId, List.of())),
                        policies.of(w),
                        caller,
                        waiting.mayBeReopened(w)),
                w.version);
    }

    private static <T, V> List<V> orNone(List<T> told, Function<T, V> shown) {
        return told.isEmpty() ? null : told.stream().map(shown).toList();
    }

    private static Precedent precedent(KnownRuling ruling, Names names) {
        return new Precedent(
                ruling.id,
                names.organisation(ruling.responsible),
                ruling.notResponsible.stream().map(names::organisation).toList(),
                ruling.citedItem,
                ruling.reason,
                Shanghai.time(ruling.ruledAt));
    }
}
