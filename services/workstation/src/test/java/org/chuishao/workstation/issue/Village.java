package org.chuishao.workstation.issue;

import static io.restassured.RestAssured.given;
import static org.chuishao.workstation.People.admin;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;

/** The people of one test station and what they find; and whistle, as these tests play it. */
public final class Village {
    public static final String STREET = "340803007";
    public static final String STATION = STREET + "001";
    public static final String OTHER_STATION = STREET + "002";

    public static final String MEMBER = person("iss-member", STATION, Roles.STATION_MEMBER);
    public static final String DEPUTY = person("iss-deputy", STATION, Roles.STATION_DEPUTY);
    public static final String HEAD = person("iss-head", STATION, Roles.STATION_HEAD);
    public static final String GRID_WORKER = person("iss-grid", STATION, Roles.GRID_WORKER);
    public static final String OTHER_DEPUTY = person("iss-other", OTHER_STATION, Roles.STATION_DEPUTY);
    public static final String STREET_DISPATCHER = person("iss-street", STREET, Roles.DISPATCHER);
    public static final String ASSESSOR = person("iss-assessor", "OFFICE", Roles.ASSESSOR);

    static {
        // as long as a busy machine may need; a passing test waits for none of it
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private Village() {}

    static String person(String name, String at, String role) {
        return Tokens.of(name).at(at).roles(role).token();
    }

    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).basePath("/api/v1").contentType(ContentType.JSON);
    }

    public static void stations(String... codes) {
        var stations = List.of(codes).stream()
                .map(code -> Map.of(
                        "code",
                        code,
                        "name",
                        "站" + code,
                        "streetCode",
                        code.substring(0, 9),
                        "village",
                        "村",
                        "address",
                        "路"))
                .toList();
        admin().body(Map.of("workstations", stations))
                .post("/workstations/batch")
                .then()
                .statusCode(200);
    }

    /** A good issue with some fields changed. */
    static Map<String, Object> issue(Object... changes) {
        var body = new HashMap<String, Object>(Map.of(
                "kind", "DISPUTE",
                "title", "楼上漏水，两户争执",
                "description", "302户卫生间漏水至202户。",
                "location", Map.of("address", "马山路18号" + UUID.randomUUID()),
                "resident", Map.of("name", "王小明", "phone", "13800005678")));
        for (int i = 0; i < changes.length; i += 2) body.put((String) changes[i], changes[i + 1]);
        body.values().removeIf(value -> value == null);
        return body;
    }

    static ValidatableResponse find(String token, Object... changes) {
        return as(token)
                .body(issue(changes))
                .post("/workstations/" + STATION + "/issues")
                .then();
    }

    static String found(Object... changes) {
        return find(MEMBER, changes).statusCode(201).extract().path("id");
    }

    static String path(String id) {
        return "/workstations/" + STATION + "/issues/" + id;
    }

    static ValidatableResponse move(String token, String id, String move, Map<String, Object> body) {
        return as(token).body(body).post(path(id) + "/" + move).then();
    }

    static JsonPath see(String id) {
        return as(DEPUTY).get(path(id)).jsonPath();
    }

    static final Map<String, Object> SETTLED = Map.of("outcome", "SOLVED", "result", "立管已更换，双方签订调解协议。");
    static final Map<String, Object> ESCALATION =
            Map.of("kind", "ROUTINE", "itemCode", "DG-010205", "whyNotInStation", "公共管网由区住建局管理，社区没有维修权限。");

    /** What whistle would tell of a whistle it raised from the issue. */
    public static UUID whistleBlown(String issue) {
        var whistle = UUID.randomUUID();
        whistleTells(whistle, "whistle-blown.v1", "\"issueId\": null", "\"issueId\": \"" + issue + "\"");
        return whistle;
    }

    public static void whistleTells(UUID whistle, String type, String... replaced) {
        var data = ApiSpecs.sample(type)
                .replace("01996f4a-3c80-7d15-9a41-5b0e6c2f8a31", whistle.toString())
                .replace("340803001002", STATION);
        for (int i = 0; i < replaced.length; i += 2) data = data.replace(replaced[i], replaced[i + 1]);
        TestBroker.send("whistle", whistle.toString(), type, data);
    }
}
