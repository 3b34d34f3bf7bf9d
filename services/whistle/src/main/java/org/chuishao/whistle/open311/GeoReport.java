package org.chuishao.whistle.open311;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.time.TravelClock;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Channel;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.raise.RaiseRequest;
import org.chuishao.whistle.raise.Raising;
import org.chuishao.whistle.reference.KnownItem;
import org.chuishao.whistle.reference.References;

/**
 * GeoReport v2 over whistles: services are the catalogue's items, requests are the whistles that came this way. What is
 * posted becomes a draft at a station: only a station blows. Runs within a district and a transaction.
 */
@ApplicationScoped
class GeoReport {
    private static final int MOST = 1000;
    /** The specification's own limit of a list. */
    private static final Duration LONGEST = Duration.ofDays(90);

    private static final Set<Stage> ENDED = Set.of(Stage.CLOSED, Stage.REJECTED, Stage.WITHDRAWN);

    @Inject
    EntityManager entities;

    @Inject
    Whistles whistles;

    @Inject
    References references;

    @Inject
    Raising raising;

    @Inject
    Stations stations;

    @Inject
    Clock clock;

    Answer services() {
        return Answer.of(
                "services",
                "service",
                entities
                        .createQuery("from KnownItem i where i.active order by i.code", KnownItem.class)
                        .getResultList()
                        .stream()
                        .map(GeoReport::service)
                        .toList());
    }

    private static Map<String, Object> service(KnownItem item) {
        var service = new LinkedHashMap<String, Object>();
        service.put("service_code", item.code);
        service.put("service_name", item.name);
        service.put("description", item.name);
        service.put("metadata", false);
        service.put("type", "realtime");
        service.put("keywords", "");
        service.put("group", item.lead);
        return service;
    }

    /** Items ask nothing beyond the standard's own fields. */
    Answer definition(String code) {
        var item = references.item(code).orElseThrow(() -> new Refused(404, "service_code was not found"));
        var definition = new LinkedHashMap<String, Object>();
        definition.put("service_code", item.code);
        definition.put("attributes", List.of());
        return Answer.single("service_definition", definition);
    }

    Answer post(Posted posted, Client client, String district) {
        var item =
                references.item(posted.serviceCode()).orElseThrow(() -> new Refused(404, "service_code was not found"));
        var place = stations.of(posted, district);
        var who = new Caller(client.subject(), client.name(), district, Set.of(), Set.of());
        var whistle = raising.begin(
                new RaiseRequest(
                        Kind.ROUTINE,
                        place.station(),
                        item.name,
                        posted.description(),
                        item.code,
                        place.location(),
                        Channel.OPEN311,
                        posted.resident(),
                        null,
                        true,
                        null),
                item,
                who);
        whistles.note(
                whistle,
                whistle.createdAt,
                "RECEIVE",
                whistle.stage(),
                Actor.of(who, place.station()),
                null,
                Map.of("client", client.name()));
        whistles.add(whistle);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("service_request_id", whistle.number);
        answer.put("service_notice", place.notice());
        answer.put("account_id", null);
        return posted(answer);
    }

    /** What whoever posted is answered. */
    static Answer posted(Map<String, Object> request) {
        return Answer.of("service_requests", "request", List.of(request));
    }

    boolean isOpen(String number) {
        return "open".equals(request(number).items().getFirst().get("status"));
    }

    /** @param status {@code open}, {@code closed}, both with a comma, or null */
    record Filter(String ids, String serviceCode, Instant from, Instant to, String status) {}

    Answer requests(Filter filter) {
        var conditions = new ArrayList<>(List.of("w.channel = :channel"));
        var parameters = new LinkedHashMap<String, Object>(Map.of("channel", Channel.OPEN311));
        if (filter.ids() != null) {
            conditions.add("w.number in :numbers");
            parameters.put("numbers", List.of(filter.ids().split(",")));
        } else {
            var to = Optional.ofNullable(filter.to()).orElse(clock.instant());
            var from = Optional.ofNullable(filter.from()).orElse(to.minus(LONGEST));
            if (from.isBefore(to.minus(LONGEST))) from = to.minus(LONGEST);
            conditions.add("w.createdAt >= :from and w.createdAt <= :to");
            parameters.put("from", from);
            parameters.put("to", to);
        }
        if (filter.serviceCode() != null) {
            conditions.add("w.itemCode = :item");
            parameters.put("item", filter.serviceCode());
        }
        if ("open".equals(filter.status()) || "closed".equals(filter.status())) {
            conditions.add(("open".equals(filter.status()) ? "w.stage not in" : "w.stage in") + " :ended");
            parameters.put("ended", ENDED);
        }
        var query = entities.createQuery(
                        "from Whistle w where " + String.join(" and ", conditions)
                                + " order by w.createdAt desc, w.id desc",
                        Whistle.class)
                .setMaxResults(MOST);
        parameters.forEach(query::setParameter);
        return Answer.of("service_requests", "request", shown(query.getResultList()));
    }

    Answer request(String number) {
        var found = requests(new Filter(number, null, null, null, null));
        if (found.items().size() != 1) throw new Refused(404, "service_request_id was not found");
        return found;
    }

    /** Ids are given at once, so that a token is nothing but the id. */
    Answer token(String token) {
        request(token);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("service_request_id", token);
        answer.put("token", token);
        return Answer.of("service_requests", "request", List.of(answer));
    }

    private List<Map<String, Object>> shown(List<Whistle> found) {
        var called = whistles.participantsOf(found.stream().map(w -> w.id).toList()).stream()
                .filter(p -> p.role == Participant.Role.LEAD)
                .collect(groupingBy(p -> p.whistleId));
        var items = references.itemNames(
                found.stream().map(w -> w.itemCode).filter(Objects::nonNull).collect(toSet()));
        var departments = references.organisationNames(called.values().stream()
                .flatMap(List::stream)
                .map(p -> p.organisation)
                .collect(toSet()));
        return found.stream()
                .map(w -> shown(
                        w,
                        items.getOrDefault(w.itemCode, w.itemCode),
                        called.getOrDefault(w.id, List.of()).stream()
                                .filter(p -> p.cycle == w.cycle)
                                .findFirst()
                                .map(p -> departments.getOrDefault(p.organisation, p.organisation))
                                .orElse(null)))
                .toList();
    }

    /** Anybody may read this: where, what kind of matter and how far, and nothing anybody wrote or who they are. */
    private static Map<String, Object> shown(Whistle w, String service, String department) {
        var request = new LinkedHashMap<String, Object>();
        request.put("service_request_id", w.number);
        request.put("status", ENDED.contains(w.stage()) ? "closed" : "open");
        request.put("status_notes", Progress.of(w.stage()));
        request.put("service_name", service);
        request.put("service_code", w.itemCode);
        request.put("description", service);
        request.put("agency_responsible", department);
        request.put("service_notice", null);
        request.put("requested_datetime", time(w.createdAt));
        request.put("updated_datetime", time(w.changedAt));
        request.put("expected_datetime", null);
        request.put("address", w.location.address());
        request.put("address_id", null);
        request.put("zipcode", null);
        request.put("lat", w.location.latitude());
        request.put("long", w.location.longitude());
        request.put("media_url", null);
        return request;
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS)
                .atZone(TravelClock.SHANGHAI)
                .toOffsetDateTime()
                .toString();
    }
}
