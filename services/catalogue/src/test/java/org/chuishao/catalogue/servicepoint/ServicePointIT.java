package org.chuishao.catalogue.servicepoint;

import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.chuishao.catalogue.People.stranger;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.tabular.Format;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class ServicePointIT {
    private static final String HEADER = "服务点代码,服务点名称,Area,地址,电话,开放时间,服务事项\n";

    private static void items(String district) {
        departments(district, "HEALTH", "LABOUR");
        item(district, "BIRTH", "生育服务登记", "PUBLIC_SERVICE", "HEALTH", "准生证", "生育登记");
        item(district, "JOBS", "就业登记", "PUBLIC_SERVICE", "LABOUR", "找工作", "失业登记");
        item(district, "CHECK", "用工检查", "INSPECTION", "LABOUR", "找工作被骗");
    }

    private static void item(String district, String code, String name, String type, String lead, String... words) {
        var item = Map.of(
                "name",
                name,
                "category",
                "民生",
                "subcategory",
                "服务",
                "type",
                type,
                "lead",
                lead,
                "keywords",
                List.of(words));
        editorOf(district).body(item).put("/items/" + code).then().statusCode(oneOf(200, 201));
    }

    private static Map<String, Object> point(String code, String area, String... services) {
        return new HashMap<>(Map.of(
                "code",
                code,
                "name",
                "服务点" + code,
                "area",
                area,
                "address",
                "一楼",
                "hours",
                List.of(
                        Map.of("days", "WORKING_DAYS", "from", "08:30", "to", "12:00"),
                        Map.of("days", "WORKING_DAYS", "from", "14:00", "to", "17:30")),
                "services",
                List.of(services)));
    }

    private static void points(String district, List<?> points) {
        editorOf(district)
                .body(Map.of("servicePoints", points))
                .post("/service-points/batch")
                .then()
                .statusCode(200)
                .body("created", equalTo(points.size()));
    }

    private static ValidatableResponse send(String district, String rows, boolean dryRun) {
        return editorOf(district)
                .contentType("text/csv")
                .body((HEADER + rows).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/service-points/import?dryRun=" + dryRun)
                .then();
    }

    @Test
    void everydayWordsFindAServiceAndTheNearestPointThatOffersIt() {
        var here = "340880";
        items(here);
        var closed = point("OLD", here + "001002", "BIRTH");
        closed.put("active", false);
        points(
                here,
                List.of(
                        point("HALL", here, "BIRTH", "JOBS"),
                        point("FAR", here + "002", "BIRTH"),
                        point("STREET", here + "001", "BIRTH"),
                        point("VILLAGE", here + "001002", "BIRTH"),
                        point("JOBS-ONLY", here + "001002", "JOBS"),
                        closed));
        clerkOf(here)
                .queryParam("q", "办准生证去哪里")
                .queryParam("near", here + "001002")
                .get("/public-services")
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("BIRTH"), "items[0].reasons[0].kind", equalTo("WORDS"))
                .body("items[0].points.code", contains("VILLAGE", "STREET", "HALL", "FAR"))
                .body("items[0].points[0].openUntil", equalTo("2026-11-18T12:00:00+08:00"));
        clerkOf(here)
                .queryParam("q", "找工作被骗")
                .get("/public-services")
                .then()
                .body("items.code", not(hasItem("CHECK")), "items[0].code", equalTo("JOBS"));
        for (var one : new String[] {"证", "𠮷"})
            clerkOf(here).queryParam("q", one).get("/public-services").then().statusCode(400);
        clerkOf(here).queryParam("q", "xyz 42").get("/public-services").then().body("items", empty());
        clerkOf("340881").queryParam("q", "准生证").get("/public-services").then().body("items", empty());
    }

    @Test
    void pointsAreListedByDivisionAndByItem() {
        var here = "340882";
        items(here);
        points(
                here,
                List.of(point("P1", here, "JOBS"), point("P2", here + "001", "BIRTH"), point("P3", here + "001002")));
        clerkOf(here).get("/service-points").then().body("items.code", contains("P1", "P2", "P3"));
        clerkOf(here).get("/service-points?area=" + here + "001").then().body("items.code", contains("P2", "P3"));
        clerkOf(here).get("/service-points?service=BIRTH").then().body("items.code", contains("P2"));
        clerkOf("340883").get("/service-points").then().body("items", empty());
    }

    @Test
    void aPointIsARecordWithVersions() {
        var here = "340884";
        items(here);
        var one = point("HALL", here, "JOBS");
        var address = "/service-points/HALL";
        editorOf(here).body(one).put(address).then().statusCode(201).header("ETag", "\"1\"");
        editorOf(here).body(one).put(address).then().statusCode(200).header("ETag", "\"1\"");
        one.put("services", List.of("JOBS", "BIRTH", "BIRTH"));
        editorOf(here).header("If-Match", "\"5\"").body(one).put(address).then().statusCode(412);
        editorOf(here)
                .body(one)
                .put(address)
                .then()
                .statusCode(200)
                .body("version", equalTo(2), "services", contains("JOBS", "BIRTH"));
        clerkOf(here).header("If-None-Match", "\"2\"").get(address).then().statusCode(304);
        clerkOf(here).get(address).then().body("phone", nullValue(), "hours[0].from", equalTo("08:30"));
        clerkOf("340885").get(address).then().statusCode(404);
        one.put("services", List.of("JOBS", "NONE"));
        editorOf(here).body(one).put(address).then().statusCode(400).body("violations.field", contains("services[1]"));
    }

    @Test
    void aFileIsTakenWholeOrNotAtAll() {
        var here = "340886";
        items(here);
        var good = "HALL,政务服务中心," + here + ",一楼,0556-5550100,工作日 08:30-12:00; 工作日 14:00-17:30,BIRTH;JOBS\n"
                + "NIGHT,自助服务区," + here + "001,门口,,Every day 00:00-00:00,\n";
        var bad = good
                + "lower,甲," + here + ",一楼,,工作日 08:30-12:00,\n"
                + "P3,乙,340899,一楼,,工作日 08:30-12:00,\n"
                + "P4,丙," + here + ",一楼,,周一 08:30-12:00,\n"
                + "P5,丁," + here + ",一楼,,工作日 08:30-25:00,\n"
                + "P6,戊," + here + ",一楼,,每天 08:30-12:00,JOBS;NONE\n"
                + "P7,己," + here + ",,,每天 08:30-12:00,\n"
                + "HALL,庚," + here + ",一楼,,每天 08:30-12:00,\n";
        send(here, bad, true)
                .statusCode(200)
                .body("faults.line", contains(4, 5, 6, 7, 8, 9, 10))
                .body("faults[1].column", equalTo("服务范围"), "faults[4].column", equalTo("服务事项"));
        send(here, bad, false).statusCode(400).body("code", equalTo("IMPORT_REFUSED"));
        clerkOf(here).get("/service-points").then().body("items", empty());
        send(here, good, false).statusCode(200).body("changes.created", equalTo(2));
        send(here, good, false).body("changes.unchanged", equalTo(2), "changes.created", equalTo(0));
        clerkOf(here).get("/service-points/NIGHT").then().body("hours[0].days", equalTo("EVERY_DAY"));
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL)) {
            var template = editorOf(here)
                    .accept(format)
                    .get("/service-points/import/template")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            editorOf(here)
                    .contentType("text/csv")
                    .body(template)
                    .post("/service-points/import?dryRun=true")
                    .then()
                    .body("rows", equalTo(0), "faultCount", equalTo(0));
        }
        editorOf(here).get("/service-points/imports").then().body("items[0].register", equalTo("service-points"));
    }

    @Test
    void whatIsExportedImportsAsUnchanged() {
        var here = "340887";
        items(here);
        var many = IntStream.range(0, 600)
                .mapToObj(i -> point("P%03d".formatted(i), here + (i % 2 == 0 ? "001" : "002"), "JOBS", "BIRTH"))
                .toList();
        many.get(1).put("phone", "0556-5550100");
        many.get(3).put("active", false);
        points(here, many);
        for (var format : List.of(Format.TEXT_CSV, Format.EXCEL))
            for (var lang : List.of("zh", "en")) {
                var file = clerkOf(here)
                        .accept(format)
                        .get("/service-points?lang=" + lang)
                        .then()
                        .statusCode(200)
                        .header("Content-Disposition", containsString("service-points."))
                        .extract()
                        .asByteArray();
                editorOf(here)
                        .contentType(format)
                        .body(file)
                        .post("/service-points/import")
                        .then()
                        .statusCode(200)
                        .body("changes.unchanged", equalTo(600), "changes.created", equalTo(0));
            }
        assertEquals(1 + 299, csv(here, "area=" + here + "002").size());
        assertEquals(1, csv("340888", "service=JOBS").size(), "another district has none to tell");
    }

    @Test
    void aPointThatOffersWhatIsNoLongerInUseMayStayAsItIs() {
        var here = "340821";
        items(here);
        points(here, List.of(point("HALL", here, "BIRTH", "JOBS")));
        var ended = new HashMap<String, Object>(Map.of(
                "name", "就业登记", "category", "民生", "subcategory", "服务", "type", "PUBLIC_SERVICE", "lead", "LABOUR"));
        ended.put("active", false);
        editorOf(here).body(ended).put("/items/JOBS").then().statusCode(200);
        var file = clerkOf(here)
                .accept(Format.TEXT_CSV)
                .get("/service-points")
                .then()
                .extract()
                .asString();
        for (var sent : List.of(file, file.replace("一楼", "二楼")))
            editorOf(here)
                    .contentType("text/csv")
                    .body(sent.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post("/service-points/import?dryRun=true")
                    .then()
                    .body("faults.column", sent == file ? empty() : contains("服务事项"))
                    .body("changes.unchanged", sent == file ? equalTo(1) : nullValue());
    }

    private static List<String> csv(String district, String asked) {
        return clerkOf(district)
                .accept(Format.TEXT_CSV)
                .get("/service-points?active=true&" + asked)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void aListIsRefusedWithTheReason() {
        var here = "340888";
        clerkOf(here).accept("application/pdf").get("/service-points").then().statusCode(406);
        for (var format : List.of("application/json", Format.TEXT_CSV, Format.EXCEL)) {
            clerkOf(here)
                    .accept(format)
                    .get("/service-points?lang=fr")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("lang"));
            clerkOf(here)
                    .accept(format)
                    .get("/service-points?area=34")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("area"));
            stranger().accept(format).get("/service-points").then().statusCode(401);
        }
    }
}
