package org.chuishao.workstation.sharing;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.kernel.time.TravelClock;
import org.chuishao.workstation.People;
import org.chuishao.workstation.Villagers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It is Wednesday 2026-11-18, 10:00; each story has a district of its own. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class SharingIT {
    private static final Instant TODAY = Instant.parse("2026-11-18T02:00:00Z");

    @Inject
    AgroalDataSource database;

    @Inject
    TravelClock clock;

    @Inject
    UnansweredJob unanswered;

    @AfterEach
    void comeBack() {
        clock.travelTo(TODAY);
    }

    private static ValidatableResponse post(RequestSpecification who, String path, Object body) {
        return who.body(body).post(path).then();
    }

    private static Map<String, Object> with(Map<String, Object> body, Object... changes) {
        var changed = new HashMap<>(body);
        for (int i = 0; i < changes.length; i += 2) changed.put((String) changes[i], changes[i + 1]);
        changed.values().removeIf(value -> value == null);
        return changed;
    }

    private static Map<String, Object> chairs(String owner, Object... changes) {
        return with(
                Map.of(
                        "owner",
                        owner,
                        "unit",
                        "某社区",
                        "kind",
                        "EQUIPMENT",
                        "name",
                        "折叠椅",
                        "amount",
                        60,
                        "place",
                        "库房",
                        "from",
                        "2026-11-01"),
                changes);
    }

    private static Map<String, Object> feast(String station, Object... changes) {
        return with(
                Map.of(
                        "stationCode",
                        station,
                        "kind",
                        "EQUIPMENT",
                        "what",
                        "百家宴用椅",
                        "amount",
                        40,
                        "place",
                        "广场",
                        "startsAt",
                        "2026-11-20T08:00:00+08:00",
                        "endsAt",
                        "2026-11-20T18:00:00+08:00"),
                changes);
    }

    private static String id(ValidatableResponse made) {
        return made.statusCode(201).extract().path("id");
    }

    private static String offered(Villagers by, Object... changes) {
        return id(post(by.deputy(), "/offers", chairs(by.station(), changes)));
    }

    private static String needed(Villagers by, Object... changes) {
        return id(post(by.member(), "/needs", feast(by.station(), changes)));
    }

    private static String asked(Villagers by, String need, String offer) {
        return id(post(by.member(), "/needs/" + need + "/ask", Map.of("offerId", offer)));
    }

    private static ValidatableResponse agree(RequestSpecification who, String booking) {
        return post(who, "/bookings/" + booking + "/agree", Map.of());
    }

    @Test
    void offeredAskedForAgreedAndGivenBack() {
        var lender = Villagers.of("340860001001");
        var borrower = Villagers.of("340860001002");
        var offer = offered(lender);
        var need = needed(borrower);
        borrower.member()
                .get("/needs/" + need + "/proposals")
                .then()
                .statusCode(200)
                .body("missing", is(40), "items.offer.id", contains(offer))
                .body("items[0].nearness", is("SAME_STREET"), "items[0].free", is(60), "items[0].enough", is(true));
        var booking = asked(borrower, need, offer);
        lender.deputy()
                .get("/bookings?stage=ASKED&owner=" + lender.station())
                .then()
                .body("items.id", contains(booking), "items[0].what", is("百家宴用椅"), "items[0].amount", is(40))
                .body("items[0].moves", contains("agree", "decline"));
        borrower.member().get("/bookings/" + booking).then().body("moves", contains("withdraw"));
        agree(borrower.head(), booking).statusCode(403).body("code", is("NOT_YOUR_MOVE"));
        agree(lender.head(), booking).statusCode(200).body("stage", is("AGREED"), "moves", contains("cancel"));
        agree(lender.head(), booking)
                .statusCode(409)
                .body("code", is("ILLEGAL_MOVE"), "moves", contains("cancel"))
                .body("detail", is("借用当前为“已同意”，不能进行“同意（agree）”。现在可以：取消借用（cancel）。"));
        borrower.member().get("/needs/" + need).then().body("stage", is("MET"), "agreed", is(40), "moves", empty());

        // what is promised is not free, but before and after it is
        var beside = needed(lender, "amount", 30);
        lender.member().get("/needs/" + beside + "/proposals").then().body("items[0].free", is(20));
        lender.member()
                .body(Map.of("offerId", offer))
                .post("/needs/" + beside + "/ask")
                .then()
                .statusCode(409)
                .body("code", is("NOT_FREE"), "free", is(20));
        var evening = needed(
                lender, "amount", 60, "startsAt", "2026-11-20T18:00:00+08:00", "endsAt", "2026-11-20T20:00:00+08:00");
        agree(lender.deputy(), asked(lender, evening, offer)).statusCode(200);

        clock.travelTo(Instant.parse("2026-11-20T04:00:00Z"));
        post(borrower.member(), "/bookings/" + booking + "/cancel", Map.of("reason", "x"))
                .statusCode(409)
                .body("code", is("ILLEGAL_MOVE"));
        lender.head().get("/bookings/" + booking).then().body("moves", contains("return"));
        post(lender.deputy(), "/bookings/" + booking + "/return", Map.of("note", "完好"))
                .statusCode(200)
                .body("stage", is("RETURNED"), "note", is("完好"), "moves", empty());
        borrower.member().get("/needs/" + need).then().body("stage", is("MET"), "agreed", is(40));
    }

    @Test
    void theNearestThatIsEnoughComesFirst() {
        var station = Villagers.of("340861001001");
        var street = Villagers.of("340861001002");
        var far = Villagers.of("340861002001");
        var own = offered(station, "amount", 10);
        var near = offered(street);
        var away = offered(far);
        var lead = Tokens.of("urban-lead").roles("department-lead").at("URBAN").district("340861");
        var department = id(post(as(lead), "/offers", chairs("URBAN", "unit", "区城管局", "amount", 40)));
        offered(street, "kind", "PLACE", "amount", 1);
        offered(street, "from", "2026-11-21");
        offered(street, "until", "2026-11-19");
        var gone = offered(street);
        post(street.deputy(), "/offers/" + gone + "/withdraw", Map.of("reason", "坏了"))
                .statusCode(200);
        station.member()
                .get("/needs/" + needed(station) + "/proposals")
                .then()
                .body("items.offer.id", contains(near, department, away, own))
                .body("items.nearness", contains("SAME_STREET", "SAME_DISTRICT", "SAME_DISTRICT", "SAME_STATION"))
                .body("items.enough", contains(true, true, true, false));
        far.member().get("/offers?kind=PLACE").then().body("items", hasSize(1));
        far.member()
                .get("/offers?owner=340861001&on=2026-11-19&stage=OFFERED")
                .then()
                .body("items", hasSize(4));
        far.member().get("/offers?owner=URBAN").then().body("items.id", contains(department));
    }

    @Test
    void severalMayMeetOneNeedAndWhoWasAskedInVainNeedNotAnswer() {
        var borrower = Villagers.of("340862001001");
        var first = Villagers.of("340862001002");
        var second = Villagers.of("340862001003");
        var third = Villagers.of("340862001004");
        var need = needed(borrower);
        var some = offered(first, "amount", 25);
        var bookings = List.of(
                asked(borrower, need, some),
                asked(borrower, need, offered(second, "amount", 40)),
                asked(borrower, need, offered(third, "amount", 15)));
        post(borrower.member(), "/needs/" + need + "/ask", Map.of("offerId", some))
                .statusCode(409)
                .body("code", is("ALREADY_ASKED"));
        agree(first.head(), bookings.get(0)).statusCode(200).body("amount", is(25));
        agree(second.head(), bookings.get(1)).statusCode(409).body("code", is("NEED_MET"), "missing", is(15));
        agree(third.head(), bookings.get(2)).statusCode(200);
        borrower.member().get("/needs/" + need).then().body("stage", is("MET"), "agreed", is(40));
        second.head()
                .get("/bookings/" + bookings.get(1))
                .then()
                .body("stage", is("WITHDRAWN"), "note", is("需求已由其他资源满足"), "moves", empty());

        post(third.head(), "/bookings/" + bookings.get(2) + "/cancel", Map.of("reason", "临时征用"))
                .statusCode(200)
                .body("stage", is("CANCELLED"));
        borrower.member()
                .get("/needs/" + need)
                .then()
                .body("stage", is("OPEN"), "agreed", is(25), "moves", contains("ask"));
        post(borrower.member(), "/needs/" + need + "/withdraw", Map.of("reason", "x"))
                .statusCode(409)
                .body("code", is("NEED_SETTLED"));
    }

    @Test
    void noIsNoAndWhoeverWaitsIsAnsweredFirst() {
        var lender = Villagers.of("340863001001");
        var borrower = Villagers.of("340863001002");
        var offer = offered(lender);
        var need = needed(borrower);
        var booking = asked(borrower, need, offer);
        post(lender.deputy(), "/offers/" + offer + "/withdraw", Map.of("reason", "x"))
                .statusCode(409)
                .body("code", is("ANSWER_FIRST"), "asked", is(1));
        post(lender.deputy(), "/bookings/" + booking + "/decline", Map.of()).statusCode(400);
        post(lender.deputy(), "/bookings/" + booking + "/decline", Map.of("reason", "当日自用"))
                .statusCode(200)
                .body("stage", is("DECLINED"), "note", is("当日自用"));
        var again = asked(borrower, need, offer);
        post(borrower.member(), "/bookings/" + again + "/withdraw", Map.of("reason", "另有安排"))
                .statusCode(200)
                .body("stage", is("WITHDRAWN"));
        var third = asked(borrower, need, offer);
        post(borrower.head(), "/needs/" + need + "/withdraw", Map.of("reason", "活动取消"))
                .statusCode(200)
                .body("stage", is("WITHDRAWN"), "withdrawnFor", is("活动取消"));
        borrower.member().get("/bookings/" + third).then().body("stage", is("WITHDRAWN"), "note", is("活动取消"));
        post(lender.deputy(), "/offers/" + offer + "/withdraw", Map.of("reason", "破损"))
                .statusCode(200)
                .body("stage", is("WITHDRAWN"), "moves", empty());
        post(borrower.member(), "/needs/" + needed(borrower) + "/ask", Map.of("offerId", offer))
                .statusCode(409)
                .body("code", is("OFFER_WITHDRAWN"));
        lender.deputy()
                .header("If-Match", "\"7\"")
                .body(Map.of("reason", "x"))
                .post("/bookings/" + third + "/decline")
                .then()
                .statusCode(412);
    }

    @Test
    void anOfferIsSaidDifferentlyButWhatWasPromisedIsKept() {
        var lender = Villagers.of("340871001001");
        var borrower = Villagers.of("340871001002");
        var offer = offered(lender);
        var waiting = asked(lender, needed(lender, "amount", 30), offer);
        agree(lender.deputy(), asked(borrower, needed(borrower), offer)).statusCode(200);

        put(lender.deputy().header("If-Match", "\"0\""), offer, chairs(lender.station(), "name", "塑料椅", "amount", 80))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", is("塑料椅"), "amount", is(80), "from", is("2026-11-01"), "version", is(1));
        put(lender.deputy().header("If-Match", "\"0\""), offer, chairs(lender.station()))
                .statusCode(412);
        put(lender.deputy(), offer, chairs(lender.station(), "name", "塑料椅", "amount", 80))
                .statusCode(200)
                .header("ETag", "\"1\"");
        put(lender.head(), offer, chairs(lender.station(), "amount", 39))
                .statusCode(409)
                .body("code", is("PROMISED"), "promised", is(40));
        for (var days : List.of(List.of("until", "2026-11-19"), List.of("from", "2026-11-21")))
            put(lender.head(), offer, chairs(lender.station(), days.toArray()))
                    .statusCode(409)
                    .body("code", is("PROMISED"));
        borrower.member().get("/offers/" + offer).then().body("amount", is(80), "until", nullValue());

        // who waits is told that it is not enough any more
        put(lender.head(), offer, chairs(lender.station(), "amount", 40, "until", "2026-11-20"))
                .statusCode(200);
        agree(lender.head(), waiting).statusCode(409).body("code", is("NOT_FREE"), "free", is(0));

        put(borrower.head(), offer, chairs(lender.station())).statusCode(403).body("code", is("NOT_YOUR_MOVE"));
        put(Villagers.of("340873001001").head(), offer, chairs(lender.station()))
                .statusCode(404);
        put(lender.head(), offer, chairs(borrower.station(), "kind", "VOLUNTEERS", "until", "2026-10-01"))
                .statusCode(400)
                .body("violations.field", hasItems("owner", "kind", "until"));
    }

    @Test
    void daysThatAreGoneAreNotPromisedAndWhatIsWithdrawnDoesNotChange() {
        var lender = Villagers.of("340871001003");
        var offer = offered(lender);
        var waiting = asked(lender, needed(lender), offer);
        put(lender.head(), offer, chairs(lender.station(), "until", "2026-11-19"))
                .statusCode(200);
        agree(lender.head(), waiting).statusCode(409).body("code", is("NOT_THESE_DAYS"));
        post(lender.head(), "/bookings/" + waiting + "/decline", Map.of("reason", "改期"))
                .statusCode(200);
        post(lender.deputy(), "/offers/" + offer + "/withdraw", Map.of("reason", "破损"))
                .statusCode(200);
        put(lender.head(), offer, chairs(lender.station())).statusCode(409).body("code", is("OFFER_WITHDRAWN"));
    }

    private static ValidatableResponse put(RequestSpecification who, String offer, Object body) {
        return who.body(body).put("/offers/" + offer).then();
    }

    @Test
    void whatNobodyAnswersBeforeItsTimeExpiresOnceWhicheverReplicaSaysSo() throws Exception {
        var lender = Villagers.of("340872001001");
        var borrower = Villagers.of("340872001002");
        var offer = offered(lender);
        var need = needed(borrower);
        var waiting = asked(borrower, need, offer);
        var later = asked(
                lender,
                needed(lender, "startsAt", "2026-11-20T09:00:00+08:00", "endsAt", "2026-11-20T10:00:00+08:00"),
                offered(lender));
        var promised = asked(lender, needed(lender, "amount", 5), offer);
        agree(lender.head(), promised).statusCode(200);

        clock.travelTo(Instant.parse("2026-11-19T23:50:00Z"));
        unanswered.expireAll();
        lender.head().get("/bookings/" + waiting).then().body("stage", is("ASKED"), "moves", hasItem("agree"));

        clock.travelTo(Instant.parse("2026-11-20T00:00:00Z"));
        try (var replicas = Executors.newFixedThreadPool(4)) {
            for (var done : replicas.invokeAll(IntStream.range(0, 8)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(i -> unanswered::expire)
                    .toList())) done.get();
        }
        borrower.member()
                .get("/bookings/" + waiting)
                .then()
                .body("stage", is("EXPIRED"), "note", is("到期未答复"), "movedBy", is("calendar"))
                .body("movedAt", startsWith("2026-11-20T08:0"), "moves", empty(), "version", is(1));
        agree(lender.head(), waiting).statusCode(409).body("code", is("ILLEGAL_MOVE"), "stage", is("EXPIRED"));
        borrower.member().get("/bookings?stage=EXPIRED").then().body("items.id", contains(waiting));
        lender.head().get("/bookings/" + later).then().body("stage", is("ASKED"));
        lender.head().get("/bookings/" + promised).then().body("stage", is("AGREED"));
        // nobody waits for an answer any more
        post(lender.deputy(), "/offers/" + offer + "/withdraw", Map.of("reason", "破损"))
                .statusCode(200);
    }

    /** Six stations ask for 20 of 60 each, all at once agreed to: three get them, whoever is asked first. */
    @Test
    void ofManyPromisesAtOnceNoMoreAreMadeThanThereIs() throws Exception {
        var lender = Villagers.of("340864001001");
        var offer = offered(lender);
        var bookings = new ArrayList<String>();
        for (int i = 2; i < 8; i++) {
            var borrower = Villagers.of("34086400100" + i);
            bookings.add(asked(borrower, needed(borrower, "amount", 20), offer));
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = people.invokeAll(bookings.stream()
                    .<java.util.concurrent.Callable<Integer>>map(booking ->
                            () -> agree(lender.head(), booking).extract().statusCode())
                    .toList());
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) statuses.add(answer.get());
            assertEquals(
                    List.of(200, 200, 200, 409, 409, 409),
                    statuses.stream().sorted().toList());
        }
        lender.head().get("/bookings?stage=AGREED&offerId=" + offer).then().body("items", hasSize(3));
    }

    /** Positive control of the rule above: the table itself refuses, whoever writes to it, also side by side. */
    @Test
    void theDatabaseRefusesWhatIsMoreThanThereIs() throws Exception {
        var lender = Villagers.of("340865001001");
        var offer = UUID.fromString(offered(lender));
        var needs = IntStream.range(0, 8)
                .mapToObj(i -> UUID.fromString(needed(lender, "amount", 25)))
                .toList();
        book(offer, needs.get(0), 25, "2026-11-20T08:00+08", "2026-11-20T12:00+08");
        book(offer, needs.get(1), 35, "2026-11-20T10:00+08", "2026-11-20T18:00+08");
        assertRefused(() -> book(offer, needs.get(2), 1, "2026-11-20T11:00+08", "2026-11-20T13:00+08"));
        book(offer, needs.get(2), 25, "2026-11-20T12:00+08", "2026-11-20T13:00+08");
        assertRefused(() -> book(offer, needs.get(3), 1, "2026-11-20T00:00+08", "2026-11-21T00:00+08"));
        assertRefused(() -> book(offer, needs.get(3), 61, "2026-11-22T00:00+08", "2026-11-23T00:00+08"));
        try (var writers = Executors.newFixedThreadPool(4)) {
            var kept = writers.invokeAll(IntStream.range(4, 8)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(i -> () -> {
                        try {
                            book(offer, needs.get(i), 30, "2026-11-24T00:00+08", "2026-11-25T00:00+08");
                            return 1;
                        } catch (SQLException e) {
                            assertEquals("23P01", e.getSQLState());
                            return 0;
                        }
                    })
                    .toList());
            int sum = 0;
            for (var one : kept) sum += one.get();
            assertEquals(2, sum);
        }
    }

    private interface Write {
        void run() throws SQLException;
    }

    private static void assertRefused(Write write) {
        assertEquals("23P01", assertThrows(SQLException.class, write::run).getSQLState());
    }

    private void book(UUID offer, UUID need, int amount, String from, String to) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into booking (district, id, offer_id, need_id, owner, station_code, amount, starts_at, ends_at,
                                             stage, asked_at, asked_by, moved_at, moved_by, version)
                        values ('340865', gen_random_uuid(), ?, ?, 'o', '340865001001', ?, ?::timestamptz, ?::timestamptz,
                                'AGREED', now(), 'test', now(), 'test', 0)""")) {
            Object[] values = {offer, need, amount, from, to};
            for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
            insert.executeUpdate();
        }
    }

    @Test
    void theSameAskTwiceHasOneEffect() throws Exception {
        var lender = Villagers.of("340866001001");
        var offer = offered(lender);
        var need = needed(lender);
        try (var retries = Executors.newFixedThreadPool(8)) {
            for (var done : retries.invokeAll(IntStream.range(0, 16)
                    .mapToObj(i -> Executors.callable((Runnable) () -> lender.member()
                            .header("Idempotency-Key", "ask-" + need)
                            .body(Map.of("offerId", offer))
                            .post("/needs/" + need + "/ask")
                            .then()
                            .statusCode(201)))
                    .toList())) done.get();
        }
        lender.member().get("/bookings?needId=" + need).then().body("items", hasSize(1));
    }

    @Test
    void whatIsOfferedTheDistrictSeesWhatIsNeededOnlyItsOwn() {
        var lender = Villagers.of("340867001001");
        var borrower = Villagers.of("340867002001");
        var offer = offered(lender);
        var need = needed(borrower);
        var booking = asked(borrower, need, offer);
        borrower.member().get("/offers/" + offer).then().statusCode(200).body("moves", empty());
        for (var who : List.of(borrower.street(), borrower.assessor(), borrower.admin())) {
            who.get("/needs/" + need).then().statusCode(200).body("moves", empty());
        }
        for (var path : List.of("/needs/" + need, "/needs/" + need + "/proposals")) {
            borrower.neighbour().get(path).then().statusCode(404);
            lender.head().get(path).then().statusCode(404);
        }
        borrower.neighbour().get("/needs").then().body("items", empty());
        borrower.neighbour()
                .get("/needs?stationCode=" + borrower.station())
                .then()
                .body("items", empty());
        // both sides of a booking see it, and those above them
        for (var who : List.of(lender.member(), lender.street(), borrower.street(), borrower.assessor()))
            who.get("/bookings/" + booking).then().statusCode(200);
        borrower.neighbour().get("/bookings/" + booking).then().statusCode(404);
        borrower.neighbour().get("/bookings").then().body("items.id", not(hasItem(booking)));
        agree(borrower.neighbour(), booking).statusCode(404);
        post(borrower.neighbour(), "/needs/" + need + "/ask", Map.of("offerId", offer))
                .statusCode(404);
        post(borrower.neighbour(), "/needs/" + need + "/withdraw", Map.of("reason", "x"))
                .statusCode(404);
        post(borrower.neighbour(), "/offers/" + offer + "/withdraw", Map.of("reason", "x"))
                .statusCode(403)
                .body("code", equalTo("NOT_YOUR_MOVE"));
        post(borrower.head(), "/offers", chairs(lender.station())).statusCode(403);
        post(borrower.head(), "/needs", feast(lender.station())).statusCode(403);
        agree(lender.street(), booking).statusCode(403);
        // another district's
        var elsewhere = Villagers.of("340868001001");
        elsewhere.member().get("/offers/" + offer).then().statusCode(404);
        elsewhere.assessor().get("/bookings/" + booking).then().statusCode(404);
        post(elsewhere.member(), "/needs/" + needed(elsewhere) + "/ask", Map.of("offerId", offer))
                .statusCode(400)
                .body("violations.field", contains("offerId"));
    }

    @Test
    void aStreetADepartmentAndTheDistrictOfferTheirOwn() {
        var village = Villagers.of("340869001001");
        var street = id(post(village.street(), "/offers", chairs("340869001", "unit", "街道文化站")));
        var district = id(post(village.admin(), "/offers", chairs("340869", "unit", "某企业")));
        var lead = Tokens.of("civil-lead")
                .roles("department-lead")
                .at("CIVIL-AFFAIRS")
                .district("340869");
        var department = id(post(as(lead), "/offers", chairs("CIVIL-AFFAIRS")));
        post(as(lead), "/offers", chairs("URBAN")).statusCode(403);
        post(village.admin(), "/offers", chairs("340869001001")).statusCode(403);
        for (var offer : Map.of(street, village.street(), district, village.admin(), department, as(lead))
                .entrySet())
            agree(offer.getValue(), asked(village, needed(village, "amount", 5), offer.getKey()))
                    .statusCode(200);
        as(lead).get("/bookings").then().body("items.owner", contains("CIVIL-AFFAIRS"));
        as(lead).get("/needs").then().statusCode(403);
        village.member().get("/bookings?limit=2").then().body("items", hasSize(2));
        String next = village.member().get("/bookings?limit=2").path("next");
        village.member()
                .queryParam("cursor", next)
                .get("/bookings?limit=2")
                .then()
                .body("items", hasSize(1));
    }

    private static RequestSpecification as(Tokens who) {
        return People.stranger().auth().oauth2(who.token());
    }

    @ParameterizedTest
    @CsvSource({
        "offers, amount, 0",
        "offers, amount, 10001",
        "offers, kind, MONEY",
        "offers, name, ' '",
        "offers, unit, ",
        "offers, until, 2026-10-31",
        "offers, until, 2026-11-17",
        "offers, from, 2026-02-30",
        "offers, from, 2028-11-18",
        "offers, person, 王某",
        "needs, startsAt, 2026-11-18T10:00:00+08:00",
        "needs, startsAt, 2028-11-18T10:00:00+08:00",
        "needs, endsAt, 2026-11-20T08:00:00+08:00",
        "needs, endsAt, 2026-12-25T08:00:00+08:00",
        "needs, amount, -1",
        "needs, what, ",
        "needs, resident, 王某",
    })
    void whatIsWrongIsSaid(String path, String field, String value) {
        var village = Villagers.of("340870001001");
        var good = path.equals("offers") ? chairs(village.station()) : feast(village.station());
        post(village.deputy(), "/" + path, with(good, field, value))
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void aPlaceIsOneAndNobodyBorrowsMoreThanIsMissing() {
        var village = Villagers.of("340870001002");
        var token = Tokens.of("sharing-deputy")
                .roles("station-deputy")
                .at(village.station())
                .district("340870")
                .token();
        refused(token, r -> r.body(chairs(village.station(), "kind", "PLACE")).post("/offers"), 400, "INVALID_FIELDS");
        refused(token, r -> r.body(feast(village.station(), "kind", "PLACE")).post("/needs"), 400, "INVALID_FIELDS");
        var offer = offered(village);
        var need = needed(village);
        var ask = "/needs/" + need + "/ask";
        for (var wrong : List.of(
                Map.of("offerId", offer, "amount", 41),
                Map.of("offerId", offer, "amount", 0),
                Map.of("offerId", UUID.randomUUID()),
                Map.of("offerId", offered(village, "kind", "VOLUNTEERS")),
                Map.of("offerId", offered(village, "until", "2026-11-19")),
                Map.of())) refused(token, r -> r.body(wrong).post(ask), 400, "INVALID_FIELDS");
        clock.travelTo(Instant.parse("2026-11-20T00:00:00Z"));
        refused(token, r -> r.body(Map.of("offerId", offer)).post(ask), 409, "NEED_SETTLED");
        refused(token, r -> r.get("/bookings/" + UUID.randomUUID()), 404, "NOT_FOUND");
        refused(token, r -> r.get("/offers?colour=red"), 400, "UNKNOWN_PARAMETER");
        refused(token, r -> r.get("/needs?cursor=AAAA"), 400, "INVALID_CURSOR");
    }
}
