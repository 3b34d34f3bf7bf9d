package org.chuishao.whistle;

import static io.restassured.RestAssured.given;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Footprint;
import org.chuishao.whistle.attachment.Pictures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos and files of a whistle: from a telephone with a bad signal to whoever may see the whistle, and nobody else. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class AttachmentIT {
    private static final byte[] PHOTO = Pictures.jpeg(400, 300);

    @Inject
    AgroalDataSource database;

    private String whistle;
    private String path;

    @BeforeEach
    void aWhistle() {
        publishPapers();
        whistle = raise(DEPUTY, Map.of("itemCode", PIPE))
                .statusCode(201)
                .extract()
                .path("id");
        path = "/whistles/" + whistle + "/attachments";
    }

    private static RequestSpecification sending(String who, String type) {
        return given().auth().oauth2(who).basePath("/api/v1").contentType(type);
    }

    private Response attach(String who, String type, byte[] body) {
        return sending(who, type).body(body).post(path);
    }

    @Test
    void aPhotoIsAddedSeenAndFetched() {
        var added = sending(DEPUTY, "image/jpeg")
                .queryParam("name", "门前 污水.jpeg")
                .body(PHOTO)
                .post(path)
                .then()
                .statusCode(201)
                .body("mediaType", is("image/jpeg"), "width", is(400), "height", is(300), "name", is("门前 污水.jpeg"))
                .body("stage", is("DISPATCHED"), "cycle", is(1), "by", is("deputy"), "unit", is(STATION))
                .extract();
        String address = added.header("Location");
        assertEquals(path, address.substring(7, 7 + path.length()));
        for (var who : new String[] {MEMBER, HEAD, DISPATCHER, HOUSING_CLERK}) {
            as(who).get(path).then().statusCode(200).body("items.id", contains((String) added.path("id")));
            var content = given().auth().oauth2(who).get(added.<String>path("content"));
            content.then()
                    .statusCode(200)
                    .contentType("image/jpeg")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", containsString("sandbox"))
                    .header("Content-Disposition", startsWith("inline; filename*=UTF-8''%E9%97%A8"));
            assertEquals((int) added.path("size"), content.asByteArray().length);
            given().auth()
                    .oauth2(who)
                    .get(added.<String>path("thumbnail"))
                    .then()
                    .statusCode(200)
                    .contentType("image/jpeg");
        }
        as(DEPUTY)
                .get("/whistles/" + whistle + "/timeline")
                .then()
                .body("lines.findAll { it.move == 'ATTACH' }.by", contains("deputy"));
    }

    @Test
    void aFileMayBelongToAStep() {
        String step = as(DEPUTY).get("/whistles/" + whistle + "/timeline").path("lines[0].id");
        sending(HOUSING_CLERK, "image/png")
                .queryParam("step", step)
                .body(Pictures.png(20, 20))
                .post(path)
                .then()
                .statusCode(201)
                .body("step", is(step), "unit", is("HOUSING"));
        var before = Footprint.of(database);
        refused(
                DEPUTY,
                r -> r.contentType("image/jpeg")
                        .queryParam("step", UUID.randomUUID())
                        .body(PHOTO)
                        .post(path),
                400,
                "INVALID_FIELDS");
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void aPdfIsADownloadAndNothingElse() {
        String content = attach(DEPUTY, "application/pdf", Pictures.pdf())
                .then()
                .statusCode(201)
                .body("mediaType", is("application/pdf"), "thumbnail", nullValue())
                .extract()
                .path("content");
        var served = given().auth().oauth2(DEPUTY).get(content);
        served.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", startsWith("attachment; "))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
        assertArrayEquals(Pictures.pdf(), served.asByteArray());
        refused(DEPUTY, r -> r.basePath("").get(content.replace("/content", "/thumbnail")), 404, "NOT_FOUND");
    }

    @Test
    void whatWasSeenIsNotSentAgainAndWhatBrokeOffGoesOn() {
        String content = attach(DEPUTY, "image/jpeg", PHOTO).path("content");
        var whole = given().auth().oauth2(DEPUTY).get(content);
        given().auth()
                .oauth2(DEPUTY)
                .header("If-None-Match", whole.header("ETag"))
                .get(content)
                .then()
                .statusCode(304);
        int half = whole.asByteArray().length / 2;
        var rest = given().auth()
                .oauth2(DEPUTY)
                .header("Range", "bytes=" + half + "-")
                .get(content);
        assertEquals(206, rest.statusCode());
        assertArrayEquals(
                Arrays.copyOfRange(whole.asByteArray(), half, whole.asByteArray().length), rest.asByteArray());
        given().auth()
                .oauth2(DEPUTY)
                .header("Range", "bytes=99999999-")
                .get(content)
                .then()
                .statusCode(416);
    }

    @Test
    void aRetryWithItsKeyAddsNothing() {
        var key = UUID.randomUUID().toString();
        var first = sending(DEPUTY, "image/jpeg")
                .header("Idempotency-Key", key)
                .body(PHOTO)
                .post(path);
        var second = sending(DEPUTY, "image/jpeg")
                .header("Idempotency-Key", key)
                .body(PHOTO)
                .post(path);
        assertEquals(201, second.statusCode());
        assertEquals(first.asString(), second.asString());
        second.then().header("Idempotency-Replayed", "true");
        as(DEPUTY).get(path).then().body("items", hasSize(1));
        refused(
                DEPUTY,
                r -> r.contentType("image/jpeg")
                        .header("Idempotency-Key", key)
                        .body(Pictures.jpeg(8, 8))
                        .post(path),
                422,
                "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        var before = Footprint.of(database);
        wrong("image/png", PHOTO, 415, "NOT_WHAT_IT_SAYS");
        wrong("application/pdf", PHOTO, 415, "NOT_WHAT_IT_SAYS");
        wrong("image/jpeg", "<html><script>alert(1)</script>".getBytes(), 415, "UNSUPPORTED_FILE");
        wrong("image/svg+xml", "<svg onload='x'/>".getBytes(), 415, "UNSUPPORTED_FILE");
        wrong("application/octet-stream", Pictures.heic(), 415, "HEIC_NOT_SUPPORTED");
        wrong("image/jpeg", new byte[0], 400, "EMPTY_FILE");
        wrong("image/jpeg", Arrays.copyOf(PHOTO, 40), 400, "UNREADABLE_IMAGE");
        wrong("image/png", Pictures.pngClaiming(60_000, 60_000), 400, "TOO_MANY_PIXELS");
        wrong("image/jpeg", new byte[10 * 1024 * 1024 + 1], 413, "BODY_TOO_LARGE");
        wrong("image/jpeg", new byte[50 * 1024 * 1024], 413, "BODY_TOO_LARGE");
        refused(
                DEPUTY,
                r -> r.contentType("image/jpeg")
                        .queryParam("name", "../../etc/passwd")
                        .body(PHOTO)
                        .post(path),
                400,
                "INVALID_FIELDS");
        refused(
                DEPUTY,
                r -> r.contentType("image/jpeg")
                        .queryParam("name", "长".repeat(101))
                        .body(PHOTO)
                        .post(path),
                400,
                "INVALID_FIELDS");
        assertEquals(before, Footprint.of(database));
    }

    private void wrong(String type, byte[] body, int status, String code) {
        refused(DEPUTY, r -> r.contentType(type).body(body).post(path), status, code);
    }

    /** Only this address takes large bodies; the suite's other limit is kept by the bodies that announce no length, too. */
    @Test
    void noOtherAddressTakesALargeBody() {
        var large = ("{\"title\": \"" + "l".repeat(2_000_000) + "\"}").getBytes();
        refused(DEPUTY, r -> r.body(large).post("/whistles"), 413, "BODY_TOO_LARGE");
        refused(DEPUTY, r -> r.body(large).post(path + "/x"), 413, "BODY_TOO_LARGE");
        given().auth()
                .oauth2(DEPUTY)
                .basePath("/api/v1")
                .contentType("application/json")
                .body(new java.io.ByteArrayInputStream(large))
                .post("/whistles")
                .then()
                .statusCode(anyOf(is(413), is(400)));
    }

    @Test
    void thirtyAreEnough() throws Exception {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into attachment (district, id, whistle_id, stage, cycle, media_type, size, content, added_at, added_by, unit)
                        values ('340803', ?, ?, 'DISPATCHED', 1, 'image/png', 1, 'x', now(), 'x', 'x')""")) {
            for (int i : IntStream.range(0, 30).toArray()) {
                insert.setObject(1, UUID.randomUUID());
                insert.setObject(2, UUID.fromString(whistle));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        var before = Footprint.of(database);
        refused(DEPUTY, r -> r.contentType("image/jpeg").body(PHOTO).post(path), 409, "TOO_MANY_ATTACHMENTS");
        assertEquals(before, Footprint.of(database));
    }

    @Test
    void aDepartmentAddsOnlyToWhatItIsCalledFor() {
        attach(HOUSING_CLERK, "image/jpeg", PHOTO).then().statusCode(201);
        assignment(whistle, "HOUSING", "assignment-returned.v1", "RETURNED", "");
        awaitStage(whistle, "SUBMITTED");
        nothingMoreIsAdded(HOUSING_CLERK);
        as(DISPATCHER)
                .body(Map.of("lead", "URBAN"))
                .post("/whistles/" + whistle + "/dispatch")
                .then()
                .statusCode(200);
        nothingMoreIsAdded(HOUSING_CLERK);
        attach(URBAN_CLERK, "image/jpeg", PHOTO).then().statusCode(201).body("unit", is("URBAN"));
        as(DEPUTY)
                .body(Map.of("note", "居民已自行解决。"))
                .post("/whistles/" + whistle + "/withdraw")
                .then()
                .statusCode(200);
        nothingMoreIsAdded(URBAN_CLERK);
        attach(DEPUTY, "image/jpeg", PHOTO).then().statusCode(201);
        as(HOUSING_CLERK).get(path).then().statusCode(200).body("items", hasSize(3));
    }

    private void nothingMoreIsAdded(String clerk) {
        refused(clerk, r -> r.contentType("image/jpeg").body(PHOTO).post(path), 403, "NOT_YOUR_MOVE");
    }

    @Test
    void whoMayNotSeeTheWhistleFindsNoneOfIt() {
        var added = attach(DEPUTY, "image/jpeg", PHOTO);
        var before = Footprint.of(database);
        for (var outsider : new String[] {
            OTHER_DEPUTY,
            URBAN_CLERK,
            person("dispatcher-east", "340803002", org.chuishao.kernel.caller.Roles.DISPATCHER)
        }) {
            refused(outsider, r -> r.get(path), 404, "NOT_FOUND");
            refused(outsider, r -> r.contentType("image/jpeg").body(PHOTO).post(path), 404, "NOT_FOUND");
            for (var part : new String[] {"", "/content", "/thumbnail"})
                refused(outsider, r -> r.get(path + "/" + added.path("id") + part), 404, "NOT_FOUND");
        }
        // nor does its own people's other whistle have it
        String other = raise(DEPUTY, Map.of("draft", true)).extract().path("id");
        refused(
                DEPUTY,
                r -> r.get("/whistles/" + other + "/attachments/" + added.path("id") + "/content"),
                404,
                "NOT_FOUND");
        assertEquals(
                before.digests().get("attachment"),
                Footprint.of(database).digests().get("attachment"));
    }
}
