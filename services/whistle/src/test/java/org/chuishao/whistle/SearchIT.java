package org.chuishao.whistle;

import static java.util.stream.Collectors.toSet;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.time.TravelClock;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.search.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is searched is found, by those who may see it; and what is counted is what is listed. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class SearchIT {
    @Inject
    AgroalDataSource database;

    @Inject
    TravelClock clock;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    private static String told(String title, String description, Map<String, Object> more) {
        var whistle = whistle(more);
        whistle.put("title", title);
        whistle.put("description", description);
        return as(DEPUTY)
                .body(whistle)
                .post("/whistles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse found(String who, String query) {
        return as(who).get("/whistles?" + query).then().statusCode(200);
    }

    /** In chunks it would be two writes here, and passed on piece by piece by the gateway. */
    @Test
    void aPageIsSentInOnePiece() {
        for (int i = 0; i < 10; i++) told("泵站异响", "夜间异响，影响休息。".repeat(20), Map.of());
        var page = as(DEPUTY).get("/whistles?limit=10");
        assertTrue(page.asByteArray().length > 8_191, "longer than the framework keeps by itself");
        page.then().header("Transfer-Encoding", nullValue()).header("Content-Length", notNullValue());
    }

    @Test
    void twoCharactersAreEnoughAndEveryWordMustOccur() {
        var lamp = told("菱湖公园路灯不亮", "鸳鸯亭东侧三盏路灯熄灭。Lamp 7", Map.of());
        var lid = told("窨井盖缺失", "菱湖公园东门窨井盖被盗。", Map.of());
        found(DEPUTY, "q=鸳鸯").body("items.id", contains(lamp));
        found(DEPUTY, "q=菱湖").body("items.id", contains(lid, lamp));
        found(DEPUTY, "q=菱湖 路灯").body("items.id", contains(lamp));
        found(DEPUTY, "q=lAMP").body("items.id", hasItem(lamp));
        // its pairs occur, the word does not
        found(DEPUTY, "q=湖公菱湖").body("items", empty());
        found(DEPUTY, "q=鸳鸯&kind=JOINT").body("items", empty());
        found(OTHER_DEPUTY, "q=鸳鸯").body("items", empty());
        found(DISPATCHER, "q=鸳鸯&stationCode=340803001").body("items.id", contains(lamp));
        found(DISPATCHER, "q=鸳鸯&stationCode=340803002").body("items", empty());
        String number = as(DEPUTY).get("/whistles/" + lamp).path("number");
        found(DEPUTY, "q=" + number).body("items.id", contains(lamp));
        found(DEPUTY, "q=" + number.substring(7)).body("items.id", contains(lamp));
        found(DEPUTY, "q=" + number.substring(12)).body("items.id", hasItem(lamp));
        found(DEPUTY, "q=50%25").body("items", empty());
        found(DEPUTY, "q='; drop").body("items", empty());
        String next = found(DEPUTY, "q=菱湖&limit=1")
                .body("items.id", contains(lid))
                .extract()
                .path("next");
        found(DEPUTY, "q=菱湖&limit=1&cursor=" + next).body("items.id", contains(lamp), "$", not(hasKey("next")));
        refused(DEPUTY, r -> r.get("/whistles?q=路灯&limit=1&cursor=" + next), 400, "INVALID_CURSOR");
    }

    @Test
    void placeItemTimeAndDelayNarrowAList() {
        var near = told("石化路口积水", "雨后积水不退。", Map.of("itemCode", PIPE, "location", place(117.0301, 30.5102)));
        var far = told("石化路口积水", "雨后积水不退。", Map.of("location", place(117.2, 30.9)));
        found(DEPUTY, "q=石化&bbox=117.0,30.5,117.1,30.6").body("items.id", contains(near));
        found(DEPUTY, "q=石化&bbox=-180,-90,180,90").body("items.id", contains(far, near));
        found(DEPUTY, "q=石化&itemCode=" + PIPE).body("items.id", contains(near));
        found(DEPUTY, "q=石化&from=2026-11-18&to=2026-11-18").body("items.id", contains(far, near));
        found(DEPUTY, "q=石化&from=2026-11-19").body("items", empty());
        found(DEPUTY, "q=石化&to=2026-11-17").body("items", empty());
        found(DEPUTY, "q=石化&overdue=false").body("items.id", contains(far, near));
        found(DEPUTY, "q=石化&organisation=HOUSING").body("items.id", contains(near));
        found(DEPUTY, "q=石化&open=false").body("items", empty());
        var today = clock.instant();
        try {
            clock.travelTo(today.plus(Duration.ofHours(8)));
            found(DEPUTY, "q=石化&overdue=true").body("items.id", contains(far));
            found(DEPUTY, "q=石化&overdue=false").body("items.id", contains(near));
            as(DEPUTY)
                    .get("/whistles/counts?q=石化")
                    .then()
                    .body("open", is(2), "overdue", is(1), "stages.SUBMITTED", is(1), "stages.DISPATCHED", is(1));
        } finally {
            clock.travelTo(today);
        }
    }

    private static Map<String, Object> place(double longitude, double latitude) {
        return Map.of("address", "石化路口", "longitude", longitude, "latitude", latitude);
    }

    private static Stream<String> everybody() {
        return Stream.of(
                MEMBER,
                DEPUTY,
                HEAD,
                OTHER_DEPUTY,
                DISPATCHER,
                OPERATOR,
                HOUSING_CLERK,
                URBAN_CLERK,
                person("grid", STATION, Roles.GRID_WORKER),
                person("housing-lead", "HOUSING", Roles.DEPARTMENT_LEAD),
                person("dispatcher-west", "340803001", Roles.DISPATCHER),
                person("dispatcher-east", "340803002", Roles.DISPATCHER),
                person("assessor", "340803", Roles.ASSESSOR),
                person("reviewer", "340803", Roles.REVIEWER),
                person("admin", "340803", Roles.ADMIN),
                person("clerk-by-number", STATION, Roles.DEPARTMENT_CLERK));
    }

    @Test
    void whateverIsCountedIsWhatIsListedForEverybody() {
        told("对账用的积水", "一", Map.of("itemCode", PIPE));
        told("对账用的积水", "二", Map.of());
        as(OTHER_DEPUTY)
                .body(whistle(Map.of("stationCode", OTHER_STATION, "title", "对账用的积水")))
                .post("/whistles")
                .then()
                .statusCode(201);
        var seen = new HashSet<Integer>();
        everybody().forEach(who -> {
            for (var narrowed :
                    List.of("q=对账", "q=对账&kind=ROUTINE", "q=对账&organisation=HOUSING", "q=对账&from=2026-11-18")) {
                var counts = as(who).get("/whistles/counts?" + narrowed)
                        .then()
                        .statusCode(200)
                        .extract();
                int all = 0;
                for (var stage : Arrays.stream(Stage.values())
                        .filter(s -> !s.isTerminal())
                        .toList()) {
                    int listed = as(who).get("/whistles?limit=200&" + narrowed + "&stage=" + stage)
                            .path("items.size()");
                    assertEquals(listed, counts.<Integer>path("stages." + stage), narrowed + " " + stage);
                    all += listed;
                }
                assertEquals(all, counts.<Integer>path("open"));
                int open =
                        as(who).get("/whistles?limit=200&open=true&" + narrowed).path("items.size()");
                assertEquals(all, open);
                int overdue = as(who).get("/whistles?limit=200&overdue=true&" + narrowed)
                        .path("items.size()");
                assertEquals(overdue, counts.<Integer>path("overdue"));
                if (narrowed.equals("q=对账")) seen.add(all);
            }
        });
        // or the test would say the same of a search that finds nothing
        assertTrue(seen.containsAll(Set.of(0, 1, 2, 3)), seen.toString());
    }

    @Test
    void theDatabaseCutsATextAsWeDo() throws SQLException {
        var text = "排水管A 破 水，😀水　管\n道%_\\\"{}\ta  b，ＡＢ１２";
        for (var told : List.of(text, "水", "", " 水 ", text.repeat(40)))
            try (var connection = database.getConnection();
                    var query =
                            connection.prepareStatement("select grams_of('340803', lower(?), '340803-2026-000123')")) {
                query.setString(1, told);
                try (var row = query.executeQuery()) {
                    row.next();
                    var theirs = (Long[]) row.getArray(1).getArray();
                    var ours = Words.grams("340803", told, "340803-2026-000123");
                    assertEquals(ours.length, theirs.length, told);
                    assertEquals(Arrays.stream(ours).boxed().collect(toSet()), Set.of(theirs), told);
                }
            }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            q=水                      | q
            q=排水 管                  | q
            from=yesterday            | from
            to=2026-02-30             | to
            from=20261118             | from
            bbox=1,2,3                | bbox
            bbox=1,2,3,4,             | bbox
            bbox=3,2,1,4              | bbox
            bbox=-181,0,0,0           | bbox
            bbox=0,0,0,91             | bbox
            bbox=a,b,c,d              | bbox
            bbox=NaN,0,0,0            | bbox
            overdue=maybe             | overdue
            open=1                    | open
            stage=ASLEEP              | stage
            """)
    void aFilterThatIsWrongIsSaidSoOfListsAndCounts(String query, String field) {
        for (var path : List.of("/whistles?", "/whistles/counts?"))
            refused(DEPUTY, r -> r.get(path + query), 400, "INVALID_FIELDS").body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=1", "cursor=x", "colour=red"})
    void countsTakeNoPages(String query) {
        refused(DEPUTY, r -> r.get("/whistles/counts?" + query), 400, "UNKNOWN_PARAMETER");
    }
}
