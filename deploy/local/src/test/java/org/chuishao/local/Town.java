package org.chuishao.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A small district to tell stories in: three departments, two stations, three matters, and somebody in every role. */
final class Town implements AutoCloseable {
    static final List<String> DEPARTMENTS = List.of("URBAN", "HOUSING", "MARKET");
    /** Called by no story but the one of five. */
    static final List<String> FURTHER = List.of("WATER", "POLICE");

    static final String COVER = "T-COVER";
    static final String STALLS = "T-STALLS";
    static final String BURST = "T-BURST";

    /** An ordinary working Wednesday, 10:00 in Shanghai, in a year whose holidays are known: stories are told then for ever. */
    private static final Instant TODAY = Instant.parse("2026-11-18T02:00:00Z");

    private static final AtomicReference<Town> SHARED = new AtomicReference<>();

    final Suite suite;
    final Api api;
    private final String district;

    private Town(Suite suite, Ports ports, String district) {
        this.suite = suite;
        this.api = new Api(ports);
        this.district = district;
    }

    /** The one the stories share; it is there until the tests end. */
    static synchronized Town shared() {
        if (SHARED.get() == null) SHARED.set(ofItsOwn());
        return SHARED.get();
    }

    /** One whose processes may be killed. */
    static Town ofItsOwn() {
        try {
            // below target, so that a failure's logs are at hand and a clean build removes them
            var target = Files.createDirectories(Settings.findRoot().resolve("deploy/local/target"));
            var data = Files.createTempDirectory(target, "town");
            var accounts = data.resolve("accounts.json");
            new JsonMapper().writeValue(accounts.toFile(), Map.of("accounts", everybody(), "clients", machines()));
            var suite = Suite.start(new Settings(
                    Settings.findRoot(),
                    data,
                    Ports.free(),
                    accounts,
                    Optional.of(Duration.between(Instant.now(), TODAY)),
                    false,
                    false,
                    System.out::println));
            var town = new Town(suite, suite.ports(), "340803");
            town.settle();
            return town;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another district of the same suite, where nobody's stories meet these. */
    Town neighbour() {
        var other = new Town(suite, suite.ports(), "340802");
        other.settle();
        return other;
    }

    /** A third district, where no story is told: every edge of both tables is walked there. */
    Town quiet() {
        var quiet = new Town(suite, suite.ports(), Cast.DISTRICT);
        quiet.settle();
        return quiet;
    }

    /** The same people, asking through another gateway. */
    Town through(int gateway) {
        return new Town(suite, suite.ports().with(Part.GATEWAY, gateway), district);
    }

    String station() {
        return district + "001002";
    }

    Person deputy() {
        return person("deputy");
    }

    Person head() {
        return person("head");
    }

    Person member() {
        return person("member");
    }

    /** The deputy, head or member of the station nobody else tells stories of. */
    Person other(String duty) {
        return person("other-" + duty);
    }

    String otherStation() {
        return district + "001003";
    }

    /** What time it is for the workstations, until it is given back. */
    void livesAt(Instant now) {
        livesAt(Part.WORKSTATION, now);
    }

    void livesAsBefore() {
        livesAsBefore(Part.WORKSTATION);
    }

    /** What time it is for one service, until it is given back. */
    void livesAt(Part service, Instant now) {
        api.setClock(service, now);
    }

    void livesAsBefore(Part service) {
        api.setClock(service, TODAY);
    }

    Person editor() {
        return person("admin");
    }

    Person dispatcher() {
        return person("dispatcher");
    }

    Person callback() {
        return person("callback");
    }

    Person assessor() {
        return person("assessor");
    }

    Person clerk(String department) {
        return person(department.toLowerCase() + "-clerk");
    }

    Person lead(String department) {
        return person(department.toLowerCase() + "-lead");
    }

    Person office() {
        api.signIn("assessment-office", "secret");
        return new Person(this, "assessment-office");
    }

    @Override
    public void close() {
        suite.close();
    }

    private Person person(String duty) {
        return new Person(this, duty + "-" + district);
    }

    private void settle() {
        register(
                "organisations",
                Stream.concat(DEPARTMENTS.stream(), FURTHER.stream())
                        .map(code -> Map.of("code", code, "name", code + " 局", "shortName", code, "kind", "DEPARTMENT"))
                        .toList());
        register("workstations", List.of(workstation("002", "马山社区"), workstation("003", "腊树园社区")));
        register(
                "items",
                List.of(
                        item(COVER, "井盖缺失", "URBAN", List.of(), List.of("HOUSING")),
                        item(STALLS, "占道摊点", "MARKET", List.of("URBAN", "HOUSING"), List.of()),
                        item(BURST, "水管爆裂", "HOUSING", List.of(), List.of("URBAN", "MARKET"))));
        awaitKnown();
    }

    /** The registers reach the whistle service as events: from here on it knows them. */
    private void awaitKnown() {
        for (var item : List.of(COVER, STALLS, BURST)) member().drafts("等待清单", item);
    }

    void register(String name, List<? extends Map<String, ?>> rows) {
        person("admin").posts("/" + name + "/batch", Map.of(name, rows));
    }

    private Map<String, ?> workstation(String number, String village) {
        return Map.of(
                "code", district + "001" + number,
                "name", village + "红领工作站",
                "streetCode", district + "001",
                "village", village,
                "address", village + "党群服务中心");
    }

    private static Map<String, ?> item(
            String code, String name, String lead, List<String> assists, List<String> onCall) {
        return Map.of(
                "code", code,
                "name", name,
                "category", "城乡建设",
                "subcategory", "市政",
                "type", "INSPECTION",
                "lead", lead,
                "assists", assists,
                "onCall", onCall);
    }

    private static List<Map<String, ?>> everybody() {
        var everybody = new ArrayList<Map<String, ?>>();
        for (var district : List.of("340803", "340802", Cast.DISTRICT)) {
            var station = district + "001002";
            everybody.add(account("admin", district, List.of("admin", "catalogue-editor"), List.of(district)));
            everybody.add(account("deputy", district, List.of("station-deputy"), List.of(station)));
            everybody.add(account("head", district, List.of("station-head"), List.of(station, "URBAN")));
            everybody.add(account("member", district, List.of("station-member"), List.of(station)));
            for (var duty : List.of("deputy", "head", "member"))
                everybody.add(
                        account("other-" + duty, district, List.of("station-" + duty), List.of(district + "001003")));
            everybody.add(account("dispatcher", district, List.of("dispatcher"), List.of(district)));
            everybody.add(account("callback", district, List.of("callback-operator"), List.of(district)));
            everybody.add(account("assessor", district, List.of("assessor"), List.of(district)));
            for (var department : DEPARTMENTS)
                everybody.add(account(
                        department.toLowerCase() + "-clerk",
                        district,
                        List.of("department-clerk"),
                        List.of(department)));
            for (var department : FURTHER)
                everybody.add(account(
                        department.toLowerCase() + "-lead", district, List.of("department-lead"), List.of(department)));
        }
        everybody.addAll(Cast.accounts());
        everybody.addAll(EveryRoleIT.accounts());
        return everybody;
    }

    static Map<String, ?> account(String duty, String district, List<String> roles, List<String> affiliations) {
        return Map.of(
                "username", duty + "-" + district,
                "password", "demo",
                "name", duty,
                "district", district,
                "roles", roles,
                "affiliations", affiliations);
    }

    private static List<Map<String, ?>> machines() {
        return List.of(Map.of(
                "clientId", "assessment-office",
                "secret", "secret",
                "name", "区考核办",
                "district", "340802",
                "roles", List.of("score-reader"),
                "affiliations", List.of("340802")));
    }
}
