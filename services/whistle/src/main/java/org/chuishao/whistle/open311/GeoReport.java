package org.chuishao.whistle.open311;

import static java.util.stream.Collectors.toSet;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.Condition;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Channel;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.raise.RaiseRequest;
import org.chuishao.whistle.raise.Raising;
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

    private static final String ENDED = "('CLOSED', 'REJECTED', 'WITHDRAWN')";

    /** An address is shown where it is a register's: what was typed may hold a name or a telephone number. */
    private static final String SELECT = """
            select w.number, w.stage, w.item_code, w.created_at, greatest(w.changed_at, w.stage_since),
                case when w.address = w.station_code
                    or exists (select from city_asset a where a.district = w.district and a.address = w.address) then w.address end,
                w.longitude, w.latitude,
                (select p.organisation from participant p
                 where p.district = w.district and p.whistle_id = w.id and p.cycle = w.cycle and p.role = 'LEAD'
                 order by p.stage in ('RETURNED', 'WITHDRAWN'), p.organisation limit 1)
            from whistle w""";

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

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

    /** What is read of a whistle: nothing anybody told of themselves. */
    private record Request(
            String number,
            Stage stage,
            String itemCode,
            Instant createdAt,
            Instant changedAt,
            String address,
            Double longitude,
            Double latitude,
            String lead) {
        static Request read(Fields row) throws SQLException {
            return new Request(
                    row.text(),
                    row.choice(Stage.class),
                    row.text(),
                    row.instant(),
                    row.instant(),
                    row.text(),
                    row.decimal(),
                    row.decimal(),
                    row.text());
        }
    }

    /** @param status {@code open}, {@code closed}, both with a comma, or null */
    record Filter(String ids, String serviceCode, Instant from, Instant to, String status) {}

    Answer requests(Filter filter) {
        var asked = Sql.of(SELECT).where(wanted(filter)).add("order by w.created_at desc, w.id desc limit " + MOST);
        return Answer.of("service_requests", "request", shown(asked.list(database, Request::read)));
    }

    private Condition wanted(Filter filter) {
        // written out, as the index has it
        var wanted = Condition.of("w.district = ? and w.channel = 'OPEN311'", district.get());
        if (filter.ids() != null) {
            wanted = wanted.and("w.number = any(?)", List.of(filter.ids().split(",")));
        } else {
            var to = Optional.ofNullable(filter.to()).orElse(clock.instant());
            var from = Optional.ofNullable(filter.from()).orElse(to.minus(LONGEST));
            if (from.isBefore(to.minus(LONGEST))) from = to.minus(LONGEST);
            wanted = wanted.and("w.created_at >= ? and w.created_at <= ?", from, to);
        }
        if (filter.serviceCode() != null) wanted = wanted.and("w.item_code = ?", filter.serviceCode());
        if ("open".equals(filter.status())) wanted = wanted.and("w.stage not in " + ENDED);
        if ("closed".equals(filter.status())) wanted = wanted.and("w.stage in " + ENDED);
        return wanted;
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

    private List<Map<String, Object>> shown(List<Request> found) {
        var items = references.itemNames(
                found.stream().map(Request::itemCode).filter(Objects::nonNull).collect(toSet()));
        var departments = references.organisationNames(
                found.stream().map(Request::lead).filter(Objects::nonNull).collect(toSet()));
        return found.stream()
                .map(r -> shown(
                        r,
                        items.getOrDefault(r.itemCode(), r.itemCode()),
                        departments.getOrDefault(r.lead(), r.lead())))
                .toList();
    }

    /** Anybody may read this: where, what kind of matter and how far, and nothing anybody wrote or who they are. */
    private static Map<String, Object> shown(Request r, String service, String department) {
        var request = new LinkedHashMap<String, Object>();
        request.put("service_request_id", r.number());
        request.put("status", r.stage().isTerminal() ? "closed" : "open");
        request.put("status_notes", Progress.of(r.stage()));
        request.put("service_name", service);
        request.put("service_code", r.itemCode());
        request.put("description", service);
        request.put("agency_responsible", department);
        request.put("service_notice", null);
        request.put("requested_datetime", time(r.createdAt()));
        request.put("updated_datetime", time(r.changedAt()));
        request.put("expected_datetime", null);
        request.put("address", r.address());
        request.put("address_id", null);
        request.put("zipcode", null);
        request.put("lat", r.latitude());
        request.put("long", r.longitude());
        request.put("media_url", null);
        return request;
    }

    private static String time(Instant instant) {
        return Shanghai.time(instant.truncatedTo(ChronoUnit.SECONDS)).toString();
    }
}
