package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens is told to whoever may see it, once, in the order it was committed, however often the line breaks. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StreamIT {
    /** Of one caller. */
    private static final int SEATS = 5;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static List<String> lines(Ear ear, String whistle) {
        return ear.lines().stream()
                .filter(line -> line.whistle().equals(whistle))
                .map(Ear.Heard::move)
                .toList();
    }

    @Test
    void everybodyHearsTheirOwnAndNobodyElses() {
        try (var deputy = Ear.of(DEPUTY);
                var dispatcher = Ear.of(DISPATCHER);
                var department = Ear.of(HOUSING_CLERK);
                var otherStation = Ear.of(OTHER_DEPUTY);
                var otherDepartment = Ear.of(URBAN_CLERK);
                var otherCentre = Ear.of(person("dispatcher-east", "340803002", Roles.DISPATCHER))) {
            String id = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
            assignment(id, "HOUSING", "assignment-checked-in.v1", "CHECKED_IN", "");
            var told = List.of("BLOW", "DISPATCH", "ASSIGNMENT_CHECKED_IN", "LEAD_CHECKED_IN");
            for (var ear : List.of(deputy, dispatcher, department))
                await().untilAsserted(() -> assertEquals(told, lines(ear, id)));
            for (var ear : List.of(otherStation, otherDepartment, otherCentre)) assertEquals(List.of(), lines(ear, id));
            assertFalse(
                    deputy.lines().stream().anyMatch(line -> line.text().contains("污水")), "what was said is not told");
        }
    }

    /** Connections last half a second in tests: this one is broken and resumed all the time. */
    @Test
    void nothingIsSkippedOrRepeatedWhileManyCommitAtOnce() throws Exception {
        try (var ear = Ear.of(DISPATCHER);
                var clients = Executors.newFixedThreadPool(8)) {
            Callable<String> one =
                    () -> raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
            var raised = clients.invokeAll(Collections.nCopies(40, one));
            var ids = new HashSet<String>();
            for (var id : raised) ids.add(id.get());
            await().until(() -> ear.lines().stream()
                            .filter(line -> ids.contains(line.whistle()))
                            .count()
                    >= 80);
            await().until(() -> ear.connections() > 2);
            var positions = ear.lines().stream().map(Ear.Heard::position).toList();
            assertEquals(positions.stream().sorted().distinct().toList(), positions);
            for (var id : ids) assertEquals(List.of("BLOW", "DISPATCH"), lines(ear, id));
        }
    }

    /** The case a growing number alone gets wrong: what was written first is committed last. */
    @Test
    void whatIsCommittedLateIsToldLateAndNotLost() throws Exception {
        String id = raise(DEPUTY, Map.of("draft", true)).extract().path("id");
        try (var ear = Ear.of(DEPUTY);
                var late = database.getConnection()) {
            late.setAutoCommit(false);
            try (var insert = late.prepareStatement("""
                    with line as (
                        insert into history_line (district, id, whistle_id, at, move, actor, unit)
                        values ('340803', ?, ?, now(), 'LATE', 'x', 'x') returning district, id, whistle_id)
                    insert into stream_waiting (district, line_id, whistle_id) select * from line""")) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, UUID.fromString(id));
                insert.executeUpdate();
            }
            String quick = raise(DEPUTY, Map.of("itemCode", PIPE)).extract().path("id");
            await().until(() -> !lines(ear, quick).isEmpty());
            assertEquals(List.of(), lines(ear, id));
            late.commit();
            await().untilAsserted(() -> assertEquals(List.of("LATE"), lines(ear, id)));
        }
    }

    @Test
    void aSilentLineBeatsAndASeatIsGivenBack() {
        try (var ear = Ear.of(person("silent", "340803999", Roles.DISPATCHER))) {
            await().until(() -> ear.beats() > 1 && ear.connections() > 2);
            assertTrue(ear.lines().isEmpty());
        }
    }

    @Test
    void whoHearsNothingIsToldHowFarTheDistrictHasCome() {
        try (var quiet = Ear.of(person("quiet", "340803999", Roles.DISPATCHER));
                var deputy = Ear.of(DEPUTY)) {
            String id = raise(DEPUTY, Map.of()).extract().path("id");
            await().until(() -> !lines(deputy, id).isEmpty());
            long position = deputy.lines().getLast().position();
            await().until(() -> Long.parseLong(quiet.last()) >= position);
            assertTrue(quiet.lines().isEmpty());
            assertFalse(quiet.names().contains("reset"));
        }
    }

    @Test
    void aPositionNobodyWasToldIsAskedToStartAgain() {
        try (var ear = Ear.from(DEPUTY, "999999999999")) {
            await().until(() -> ear.names().contains("reset"));
        }
        refused(DEPUTY, r -> r.header("Last-Event-ID", "yesterday").get("/stream"), 400, "INVALID_EVENT_ID");
        refused(DEPUTY, r -> r.header("Last-Event-ID", "-1").get("/stream"), 400, "INVALID_EVENT_ID");
        refused(DEPUTY, r -> r.get("/stream?since=1"), 400, "UNKNOWN_PARAMETER");
    }

    /** Who is gone before the first byte is never told anything, and so nothing ever ends: only their line does. */
    @Test
    void whoLeavesAtOnceKeepsNoSeat() throws Exception {
        try (var blocker = database.getConnection();
                var lock = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            lock.execute("lock table stream_line"); // what a stream reads first
            var hasty = new ArrayList<Socket>();
            for (int i = 0; i < SEATS; i++)
                hasty.add(asking(hastyIn("34086" + (1 + i)))); // of one district they would wait for one answer
            await().until(() -> waitingForLines() >= SEATS);
            for (var client : hasty) client.close();
            // every event loop has a later line than theirs: by then it has seen them go
            for (int i = 0; i < 32; i++)
                as(DEPUTY).get("/stream?since=1").then().statusCode(400);
            blocker.rollback();
        }
        var statuses = new ArrayList<Integer>();
        try (var clients = Executors.newFixedThreadPool(SEATS)) {
            Callable<Integer> one = () -> as(hastyIn("340861")).get("/stream").statusCode();
            for (var status : clients.invokeAll(Collections.nCopies(SEATS, one))) statuses.add(status.get());
        }
        assertEquals(Collections.nCopies(SEATS, 200), statuses);
    }

    private static String hastyIn(String district) {
        return Tokens.of("hasty")
                .district(district)
                .at(district)
                .roles(Roles.DISPATCHER)
                .token();
    }

    private static Socket asking(String token) throws IOException {
        var client = new Socket("localhost", RestAssured.port);
        client.getOutputStream()
                .write(("GET /api/v1/stream HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private long waitingForLines() {
        return Sql.of("select count(*) from pg_locks where relation = 'stream_line'::regclass and not granted")
                .first(database, Fields::count)
                .orElseThrow();
    }

    @Test
    void oneCallerHasNoMoreThanAFewLines() throws Exception {
        var eager = person("eager", STATION, Roles.STATION_MEMBER);
        var statuses = new ArrayList<Integer>();
        try (var clients = Executors.newFixedThreadPool(12)) {
            Callable<Integer> one = () -> as(eager).get("/stream").statusCode();
            for (var status : clients.invokeAll(Collections.nCopies(12, one))) statuses.add(status.get());
        }
        assertTrue(statuses.contains(429), statuses::toString);
        assertTrue(statuses.contains(200), statuses::toString);
        await().until(() -> as(eager).get("/stream").statusCode() == 200);
    }
}
