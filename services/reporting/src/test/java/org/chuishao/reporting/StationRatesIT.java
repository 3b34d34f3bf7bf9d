package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.Departments.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What stations settle themselves, from what workstation tells by its committed samples. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StationRatesIT {
    private static final String DISTRICT = "340888";
    private static final String MASHAN = DISTRICT + "001002";
    private static final String YULIN = DISTRICT + "002001";

    private static String person(String at, String role) {
        var district = at.substring(0, DISTRICT.length());
        return Tokens.of(role + at).district(district).at(at).roles(role).token();
    }

    /** @param more what happened to it after it was found */
    private static void issue(String station, String... more) {
        issueFoundOn("2026-11-03", station, more);
    }

    private static void issueFoundOn(String day, String station, String... more) {
        var issue = UUID.randomUUID().toString();
        tell(day, station, issue, "issue-found.v1");
        for (var type : more) tell(day, station, issue, type);
    }

    private static void tell(String found, String station, String issue, String type) {
        var data = ApiSpecs.sample(type)
                .replace("2026-11-03T", found + "T")
                .replace("019a0c10-5d20-7b41-8c11-2f3a4b5c6d7e", issue)
                .replace("340803001002", station);
        var event = UUID.randomUUID();
        for (int copies = 0; copies < 2; copies++)
            TestBroker.send(event, station.substring(0, DISTRICT.length()), "station-issue", issue, type, data);
    }

    private static ValidatableResponse stations(String token, String query) {
        return as(token).get("/scores/stations?" + query).then().statusCode(200);
    }

    @Test
    void whatAStationSettlesItselfIsItsRate() {
        for (int i = 0; i < 4; i++) issue(MASHAN, "issue-settled.v1");
        issue(MASHAN, "issue-escalated.v1");
        issue(MASHAN); // still in its hands
        issue(MASHAN, "issue-dropped.v1"); // counts nowhere
        issue(MASHAN, "issue-settled.v1", "issue-resumed.v1"); // not accepted: in its hands again
        issue(YULIN, "issue-escalated.v1", "issue-resumed.v1", "issue-settled.v1");
        issue(YULIN, "issue-escalated.v1");
        issue(YULIN, "issue-escalated.v1");

        var office = person(DISTRICT, Roles.SCORE_READER);
        await().untilAsserted(() -> stations(office, "period=2026-11")
                .body("items.code", contains(MASHAN, YULIN))
                .body("items.issues", contains(7, 3))
                .body("items.settled", contains(4, 1))
                .body("items.escalated", contains(1, 2))
                // 4 of 5, 1 of 3
                .body("items.inStationRate", contains("80.00", "33.33"))
                .body("items.whistles", contains(0, 0))
                .body("items.whistleRate", contains("0.00", "0.00")));
        stations(office, "period=2026-Q4&level=STREET")
                .body("items.code", contains(DISTRICT + "001", DISTRICT + "002"))
                .body("items.inStationRate", contains("80.00", "33.33"));
        stations(office, "period=2026-10").body("items", empty());
        stations(person(YULIN, Roles.STATION_HEAD), "period=2026-11").body("items.code", contains(YULIN));
        stations(person(DISTRICT + "009001", Roles.STATION_HEAD), "period=2026-11")
                .body("items", empty());
    }

    /** As the station's own figures: everything in the month in which it happened. */
    @Test
    void whatIsFoundInOneMonthMayBeSettledInTheNext() {
        var station = "340880003001";
        issueFoundOn("2026-10-30", station, "issue-settled.v1");
        var head = person(station, Roles.STATION_HEAD);
        await().untilAsserted(() -> stations(head, "period=2026-11")
                .body("items[0].issues", is(0), "items[0].settled", is(1), "items[0].inStationRate", is("100.00")));
        stations(head, "period=2026-10")
                .body("items[0].issues", is(1), "items[0].settled", is(0), "items[0].inStationRate", is((Object) null));
    }

    /** As when a broker that lost its folder is refilled with what came before an event that was on its way. */
    @Test
    void whatBecameOfAnIssueIsKeptBeforeItIsFound() {
        var station = "340894003001";
        var head = person(station, Roles.STATION_HEAD);
        var issue = UUID.randomUUID().toString();
        tell("2026-10-30", station, issue, "issue-settled.v1");
        await().untilAsserted(() -> stations(head, "period=2026-11").body("items.settled", contains(1)));
        tell("2026-10-30", station, issue, "issue-found.v1");
        issueFoundOn("2026-10-30", station);
        await().untilAsserted(() -> stations(head, "period=2026-10").body("items.issues", contains(2)));
        stations(head, "period=2026-11").body("items.settled", contains(1));
    }

    /** As when copies are read again from the beginning: under another event's id here, another generation's inbox there. */
    @Test
    void whatIsReadAgainMendsTheCopy() {
        var issue = UUID.randomUUID().toString();
        tell("2026-11-03", "340887003001", issue, "issue-found.v1");
        tell("2026-11-03", "340887003002", issue, "issue-found.v1");
        var mended = person("340887003002", Roles.STATION_HEAD);
        await().untilAsserted(() -> stations(mended, "period=2026-11").body("items.issues", contains(1)));
    }

    @Test
    void beforeAnythingIsDecidedThereIsNoRate() {
        var station = "340889003001";
        issue(station);
        await().untilAsserted(() -> stations(person(station, Roles.STATION_DEPUTY), "period=2026-11")
                .body("items.issues", contains(1))
                .body("items[0].inStationRate", is((Object) null)));
    }
}
