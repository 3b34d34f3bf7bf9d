package org.chuishao.workstation.grid;

import static org.chuishao.workstation.People.adminOf;
import static org.chuishao.workstation.People.memberOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.kernel.testing.TablesOwner;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A district of its own for each story, so that none sees another's grids. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class GridIT {
    private static final String DISTRICT = "340820";
    private static final String STATION = DISTRICT + "001001";

    @Inject
    AgroalDataSource database;

    @Inject
    Lookup lookup;

    @Inject
    Coverages coverages;

    @BeforeEach
    void stations() {
        station(DISTRICT, STATION);
        station(DISTRICT, DISTRICT + "001002");
    }

    private static void station(String district, String code) {
        adminOf(district)
                .body(Map.of(
                        "name", "工作站" + code, "streetCode", code.substring(0, 9), "village", "某社区", "address", "某路1号"))
                .put("/workstations/" + code);
    }

    private static List<List<Double>> ring(double x, double y, double width, double height) {
        return List.of(
                List.of(x, y),
                List.of(x + width, y),
                List.of(x + width, y + height),
                List.of(x, y + height),
                List.of(x, y));
    }

    private static Map<String, Object> square(double x, double y, double side) {
        return Map.of("type", "Polygon", "coordinates", List.of(ring(x, y, side, side)));
    }

    private static Map<String, Object> grid(Object area, String... addresses) {
        var grid = new HashMap<String, Object>(Map.of("name", "网格", "addresses", List.of(addresses)));
        if (area != null) grid.put("area", area);
        return grid;
    }

    private static Map<String, Object> feature(String code, Object area, String... addresses) {
        var feature = new HashMap<String, Object>(Map.of(
                "type",
                "Feature",
                "properties",
                Map.of("code", code, "name", "网格" + code, "addresses", List.of(addresses))));
        feature.put("geometry", area);
        return feature;
    }

    private static ValidatableResponse put(String code, Object grid) {
        return adminOf(code.substring(0, 6)).body(grid).put("/grids/" + code).then();
    }

    private static ValidatableResponse load(String district, boolean dryRun, List<?> features) {
        return adminOf(district)
                .body(Map.of("type", "FeatureCollection", "features", features))
                .post("/grids/import?dryRun=" + dryRun)
                .then();
    }

    private static ValidatableResponse at(String district, double longitude, double latitude) {
        return memberOf(district)
                .get("/grids/at?longitude=" + longitude + "&latitude=" + latitude)
                .then();
    }

    @Test
    void aPointFindsItsGridAndItsStation() {
        put(STATION + "01", grid(square(117.00, 30.50, 0.01)))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body(
                        "stationCode",
                        equalTo(STATION),
                        "area.type",
                        equalTo("Polygon"),
                        "bounds",
                        contains(117.00f, 30.50f, 117.01f, 30.51f));
        put(DISTRICT + "00100201", grid(square(117.01, 30.50, 0.01))).statusCode(201);
        at(DISTRICT, 117.005, 30.505)
                .statusCode(200)
                .body("grid.code", equalTo(STATION + "01"), "station.code", equalTo(STATION))
                .body("station.name", equalTo("工作站" + STATION));
        at(DISTRICT, 117.01, 30.505).statusCode(200).body("grid.code", equalTo(STATION + "01"));
        at(DISTRICT, 117.015, 30.505).statusCode(200).body("station.code", equalTo(DISTRICT + "001002"));
        at(DISTRICT, 118, 30.505).statusCode(404).body("code", equalTo("NO_GRID"));
        at("340804", 117.005, 30.505).statusCode(404).body("code", equalTo("NO_GRID"));
        memberOf("340804").get("/grids/" + STATION + "01").then().statusCode(404);
    }

    @Test
    void aGridThatIsGoneIsNotFoundAnyMore() {
        var code = STATION + "77";
        put(code, grid(square(117.20, 30.50, 0.01), "云湖路9号")).statusCode(201);
        at(DISTRICT, 117.205, 30.505).statusCode(200);
        var inactive = new HashMap<>(grid(square(117.20, 30.50, 0.01), "云湖路9号"));
        inactive.put("active", false);
        put(code, inactive).statusCode(200).body("version", equalTo(2));
        at(DISTRICT, 117.205, 30.505).statusCode(404);
        memberOf(DISTRICT)
                .queryParam("address", "云湖路9号")
                .get("/grids/at")
                .then()
                .statusCode(404);
        put(code, inactive).statusCode(200).body("version", equalTo(2));
        adminOf(DISTRICT)
                .header("If-Match", "\"1\"")
                .body(inactive)
                .put("/grids/" + code)
                .then()
                .statusCode(412);
    }

    @Test
    void whereGridsTrulyOverlapNobodyIsGuessed() {
        put(STATION + "31", grid(square(117.30, 30.50, 0.01))).statusCode(201);
        put(STATION + "32", grid(square(117.305, 30.50, 0.01))).statusCode(201);
        at(DISTRICT, 117.307, 30.505)
                .statusCode(409)
                .body("code", equalTo("GRIDS_OVERLAP"), "grids", contains(STATION + "31", STATION + "32"));
        at(DISTRICT, 117.303, 30.505).statusCode(200).body("grid.code", equalTo(STATION + "31"));
        memberOf(DISTRICT)
                .get("/grids/coverage?division=" + STATION)
                .then()
                .statusCode(200)
                .body("overlaps[0].grids", contains(STATION + "31", STATION + "32"));
    }

    @Test
    void anAddressFindsTheGridThatListsTheLongestPartOfIt() {
        put(STATION + "41", grid(null, "玉虹路", "玉虹路18号 3栋")).statusCode(201).body("area", nullValue());
        put(STATION + "42", grid(null, "玉虹路１８号", "玉虹路1号")).statusCode(201);
        for (var example : Map.of(
                        "玉虹路18号3栋201", STATION + "41",
                        "玉虹路 18号5栋", STATION + "42",
                        "玉虹路1号", STATION + "42",
                        "玉虹路12号", STATION + "41")
                .entrySet())
            memberOf(DISTRICT)
                    .queryParam("address", example.getKey())
                    .get("/grids/at")
                    .then()
                    .statusCode(200)
                    .body("grid.code", equalTo(example.getValue()));
        memberOf(DISTRICT).queryParam("address", "玉虹").get("/grids/at").then().statusCode(404);
        put(STATION + "43", grid(null, "玉虹路1 号"))
                .statusCode(400)
                .body("violations.field", contains("addresses[0]"))
                .body("violations.message", contains(containsString(STATION + "42")));
        put(STATION + "42", grid(null, "玉虹路１８号")).statusCode(200);
        put(STATION + "43", grid(null, "玉虹路1 号")).statusCode(201);

        // what a dissolved grid listed is its successor's
        var dissolved = grid(null, "玉虹路1 号");
        dissolved.put("active", false);
        put(STATION + "43", dissolved).statusCode(200).body("active", equalTo(false));
        put(STATION + "44", grid(null, "玉虹路1号")).statusCode(201);
        put(STATION + "43", grid(null, "玉虹路1 号"))
                .statusCode(400)
                .body("violations.message", contains(containsString(STATION + "44")));
    }

    @Test
    void anImportIsTriedOutThenKeptAsAWholeOrNotAtAll() {
        station("340821", "340821001001");
        var features = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 30; i++)
            features.add(feature("340821001001%02d".formatted(i), square(117 + i * 0.01, 30, 0.01), "临江路" + i + "号"));
        var before = Footprint.of(database);
        load("340821", true, features)
                .statusCode(200)
                .body("dryRun", equalTo(true), "created", equalTo(30), "unchanged", equalTo(0));
        assertEquals(before, Footprint.of(database));

        features.set(
                7,
                feature(
                        "34082100100107",
                        Map.of(
                                "type",
                                "Polygon",
                                "coordinates",
                                List.of(List.of(
                                        List.of(117, 30),
                                        List.of(117.1, 30.1),
                                        List.of(117.1, 30),
                                        List.of(117, 30.1),
                                        List.of(117, 30))))));
        features.set(8, feature("340821009009" + "08", square(117, 30, 0.01), "临江路9号"));
        load("340821", false, features)
                .statusCode(400)
                .body(
                        "violations.field",
                        contains(
                                "features[7].geometry",
                                "features[8].properties.code",
                                "features[9].properties.addresses[0]"))
                .body("violations[0].message", containsString("边界自相交，位置在 117.05, 30.05"));
        assertEquals(before, Footprint.of(database));

        features.set(7, feature("34082100100107", square(117.07, 30, 0.01)));
        features.set(8, feature("34082100100108", square(117.08, 30, 0.01)));
        load("340821", false, features).statusCode(200).body("created", equalTo(30));
        load("340821", false, features).statusCode(200).body("unchanged", equalTo(30));
        memberOf("340821")
                .get("/grids?kind=GRID&stationCode=340821001001")
                .then()
                .body("items", hasSize(30));
        memberOf("340821")
                .get("/grids/coverage?division=340821001001")
                .then()
                .body("overlaps", empty(), "gaps", empty(), "outline", equalTo(false), "grids", equalTo(30));

        load("340821", false, List.of(feature("340821001001", square(117, 30, 0.5))))
                .statusCode(200)
                .body("created", equalTo(1));
        memberOf("340821")
                .get("/grids/coverage?division=340821001001")
                .then()
                .body("outline", equalTo(true), "gaps", hasSize(1), "outside", empty());
        at("340821", 117.4, 30.4).statusCode(404);
    }

    /** Anybody may ask, as often as they like: it is found out once, by one of them, until a grid changes. */
    @Test
    void whatIsCoveredIsFoundOutOnceUntilAGridChanges() throws Exception {
        var district = "340828";
        var division = district + "001001";
        station(district, division);
        var drawn = IntStream.range(0, 400)
                .mapToObj(i ->
                        feature(division + "%04d".formatted(i), square(117 + i % 20 * 0.01, 31 + i / 20 * 0.01, 0.01)))
                .toList();
        load(district, false, drawn).statusCode(200);
        var together = new CyclicBarrier(8);
        Callable<Coverage> asked = () -> {
            together.await();
            return CurrentDistrict.within(district, () -> coverages.of(division));
        };
        try (var eight = Executors.newFixedThreadPool(8)) {
            var found = Collections.newSetFromMap(new IdentityHashMap<Coverage, Boolean>());
            for (var answer : eight.invokeAll(Collections.nCopies(24, asked))) found.add(answer.get());
            assertEquals(1, found.size());
        }
        covered(division).body("grids", equalTo(400), "overlaps", empty());
        load(district, false, List.of(feature(division + "01", square(117, 30, 0.01))))
                .statusCode(200);
        covered(division).body("grids", equalTo(401), "overlaps", empty());
        covered(district + "001").body("overlaps", empty());
        var moved = new HashMap<>(grid(square(117.005, 31, 0.01)));
        adminOf(district).body(moved).put("/grids/" + division + "01").then().statusCode(200);
        covered(division).body("grids", equalTo(401), "overlaps", hasSize(2));
        covered(district + "001").body("overlaps", hasSize(2));
        moved.put("active", false);
        adminOf(district).body(moved).put("/grids/" + division + "01").then().statusCode(200);
        covered(division).body("grids", equalTo(400), "overlaps", empty());
        covered(district + "001").body("overlaps", empty());
    }

    private static ValidatableResponse covered(String division) {
        return memberOf(division.substring(0, 6))
                .get("/grids/coverage?division=" + division)
                .then()
                .statusCode(200);
    }

    /** More than a statement takes values one by one. */
    @Test
    void manyGridsWithManyAddressesAreLookedAtTogether() {
        station("340829", "340829001001");
        var features = new ArrayList<Map<String, Object>>();
        for (int grid = 10; grid < 370; grid++) {
            var street = "路" + grid + "弄";
            features.add(feature(
                    "340829001001" + grid,
                    null,
                    IntStream.range(0, 200).mapToObj(n -> street + n + "号").toArray(String[]::new)));
        }
        load("340829", true, features).statusCode(200).body("created", equalTo(360));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "x"}                                                                       | area
            {"area": {"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,0]]]}}           | name
            {"name": "x", "area": {"type": "Point", "coordinates": [1,2]}}                      | area.type
            {"name": "x", "area": {"type": "Polygon"}}                                          | area.coordinates
            {"name": "x", "area": {"type": "Polygon", "coordinates": [[[0,0],[1,1],[1,0],[0,1],[0,0]]]}} | area
            {"name": "x", "addresses": ["马山路1号", "马山路 1号"]}                               | addresses[1]
            {"name": "x", "addresses": [""]}                                                    | addresses[0]
            {"name": "x", "addresses": ["马山路1号"], "worker": "某某"}                           | worker
            {"code": "34082000100102", "name": "x", "addresses": ["马山路1号"]}                   | code
            """)
    void whatIsWrongWithAGridIsSaid(String body, String field) {
        adminOf(DISTRICT)
                .body(body)
                .put("/grids/" + STATION + "99")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource({
        "3408200010010",
        "34080300100201",
        "34082000100100001",
        "3408200010010x",
        "340820001001",
        "34082099999901"
    })
    void aCodeBelongsToAStationOfTheDistrict(String code) {
        adminOf(DISTRICT)
                .body(grid(null, "地址" + code))
                .put("/grids/" + code)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/grids/at, ONE_PLACE_NEEDED",
        "/grids/at?longitude=117, ONE_PLACE_NEEDED",
        "/grids/at?longitude=117&latitude=30&address=x, ONE_PLACE_NEEDED",
        "/grids/at?longitude=30&latitude=117, INVALID_FIELDS",
        "/grids/at?longitude=181&latitude=30, INVALID_FIELDS",
        "/grids/at?longitude=NaN&latitude=30, INVALID_FIELDS",
        "/grids/at?longitude=1e3&latitude=30, INVALID_FIELDS",
        "/grids/coverage, INVALID_FIELDS",
        "/grids/coverage?division=340820, INVALID_FIELDS",
        "/grids/coverage?division=340803001, INVALID_FIELDS",
        "/grids?kind=AREA, INVALID_FIELDS",
    })
    void queriesAreHeldToWhatIsOffered(String path, String code) {
        memberOf(DISTRICT).get(path).then().statusCode(400).body("code", equalTo(code));
    }

    @Test
    void onlyWgs84IsTaken() {
        var collection = new HashMap<String, Object>(Map.of(
                "type",
                "FeatureCollection",
                "features",
                List.of(feature(STATION + "55", square(117.5, 30.5, 0.01))),
                "crs",
                Map.of("type", "name", "properties", Map.of("name", "urn:ogc:def:crs:EPSG::4490"))));
        adminOf(DISTRICT)
                .body(collection)
                .post("/grids/import")
                .then()
                .statusCode(400)
                .body("violations.field", contains("crs.properties.name"));
        collection.put("crs", Map.of("type", "name", "properties", Map.of("name", "urn:ogc:def:crs:OGC:1.3:CRS84")));
        adminOf(DISTRICT).body(collection).post("/grids/import").then().statusCode(200);
    }

    @Test
    void thousandsOfGridsAreImportedInOnePieceAndAskedOneByTheIndex() throws Exception {
        var district = "340822";
        station(district, district + "001001");
        var features = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 4900; i++)
            features.add(feature(
                    district + "001001%04d".formatted(i), square(116 + i % 70 * 0.01, 30 + i / 70 * 0.01, 0.01)));
        var key = UUID.randomUUID().toString();
        var begun = System.nanoTime();
        adminOf(district)
                .header("Idempotency-Key", key)
                .body(Map.of("type", "FeatureCollection", "features", features))
                .post("/grids/import")
                .then()
                .statusCode(200)
                .body("created", equalTo(4900));
        var imported = System.nanoTime() - begun;
        TablesOwner.execute("analyze grid"); // as PostgreSQL does by itself in time
        assertTrue(plan(district).contains("grid_bounds"), plan(district));

        var random = new Random(7);
        var times = new ArrayList<Long>();
        for (int i = 0; i < 1000; i++) {
            double x = 116 + random.nextDouble() * 0.7;
            double y = 30 + random.nextDouble() * 0.7;
            var one = System.nanoTime();
            assertTrue(CurrentDistrict.within(district, () -> lookup.at(x, y)).isPresent());
            times.add(System.nanoTime() - one);
        }
        at(district, 116.105, 30.105).statusCode(200).body("grid.code", equalTo(district + "0010010710"));
        var sorted = times.stream().skip(200).sorted().toList();
        begun = System.nanoTime();
        memberOf(district)
                .get("/grids/coverage?division=" + district + "001")
                .then()
                .statusCode(200)
                .body("overlaps", empty(), "gaps", empty(), "grids", equalTo(4900));
        Logger.getLogger(GridIT.class)
                .infof(
                        "4900 grids: imported in %d ms; a look-up p50 %.2f ms, p99 %.2f ms; coverage in %d ms",
                        imported / 1_000_000,
                        sorted.get(sorted.size() / 2) / 1e6,
                        sorted.get(sorted.size() * 99 / 100) / 1e6,
                        (System.nanoTime() - begun) / 1_000_000);
    }

    private String plan(String district) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var lines = statement.executeQuery("""
                        explain select code from grid where district = '%s' and kind = 'GRID' and active
                        and bounds && box(point(116.1, 30.1), point(116.1, 30.1))""".formatted(district))) {
            var plan = new StringBuilder();
            while (lines.next()) plan.append(lines.getString(1)).append('\n');
            return plan.toString();
        }
    }
}
