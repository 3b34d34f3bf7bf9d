package org.chuishao.reporting;

import static org.awaitility.Awaitility.await;
import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.junit.jupiter.api.Test;

/** The golden example of domain §4, number for number: month, quarter, appeal and card, through HTTP from events. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class GoldenQuarterIT {
    private final District district = new District("349901");

    @Test
    void monthQuarterAppealAndCardAreThoseOfTheDomain() {
        District.inAnotherTime(() -> {
            var quarter = new GoldenQuarter(district);
            quarter.happens();
            District.at("2026-10-08T10:00");
            district.published("2026-09");
            district.published("2026-Q3");
            asTheDomainHasThem();
            district.sheet(district.reader, "2026-09").body("appealsUntil.due", is("2026-10-14T17:30:00+08:00"));
            theSignatureHolds("2026-09", 1);
            card("PROVISIONAL", "74.66");

            District.at("2026-10-09T10:00");
            var checkIn = district.line("2026-09", "HOUSING", quarter.joint, "CHECK_IN");
            var solved = district.line("2026-09", "HOUSING", quarter.joint, "SOLVED");
            var appeal = upheld(checkIn, solved);
            afterTheAppeal(appeal);
            theSignatureHolds("2026-09", 2);

            District.at("2026-10-15T09:00");
            district.finalised("2026-09");
            district.finalised("2026-Q3");
            card("DUE", "77.93");
            refused(
                    district.lead("HOUSING"),
                    r -> r.body("{}").post("/cards/2026-Q3/HOUSING/confirm"),
                    403,
                    "FORBIDDEN");
            district.post(district.assessor, "/cards/2026-Q3/HOUSING/confirm", "{}")
                    .statusCode(200)
                    .body("card", is("BLUE"))
                    .body("state", is("CONFIRMED"));
            refused(
                    district.assessor,
                    r -> r.body("{}").post("/cards/2026-Q3/HOUSING/confirm"),
                    409,
                    "ALREADY_CONFIRMED");
            as(district.lead("HOUSING")).get("/cards?period=2026-Q3").then().body("items.card", contains("BLUE"));
            as(district.lead("MARKET")).get("/cards?period=2026-Q3").then().body("items", empty());
        });
    }

    private void asTheDomainHasThem() {
        line("2026-09", 1, "URBAN", "93.42", 1, "269.75", "288.75", "0.00")
                .body("lines[0].rates.CHECK_IN", is("86.67"))
                .body("lines[0].rates.ON_TIME", is("100.00"))
                .body("lines[0].rates.SOLVED", is("100.00"))
                .body("lines[0].rates.SATISFIED", is("95.00"))
                .body("lines[0].rates.COOPERATION", is("81.82"));
        line("2026-09", 1, "MARKET", "84.37", 2, "269.75", "327.5", "2.00")
                .body("lines[1].rates.CHECK_IN", is("100.00"))
                .body("lines[1].rates.ON_TIME", is("28.57"))
                .body("lines[1].rates.SATISFIED", is("95.00"))
                .body("lines[1].rates.COOPERATION", is("82.14"));
        line("2026-09", 1, "HOUSING", "65.53", 3, "242", "363.75", "-1.00")
                .body("lines[2].rates.CHECK_IN", is("80.00"))
                .body("lines[2].rates.ON_TIME", is("80.00"))
                .body("lines[2].rates.SOLVED", is("53.33"))
                .body("lines[2].rates.SATISFIED", is("60.00"))
                .body("lines[2].rates.COOPERATION", is("53.33"));
        line("2026-Q3", 1, "URBAN", "92.51", 1, "1099.75", "1188.75", "0.00");
        line("2026-Q3", 1, "MARKET", "81.45", 2, "999.75", "1227.5", "0.00");
        line("2026-Q3", 1, "HOUSING", "74.66", 3, "952", "1263.75", "-0.67");
    }

    private ValidatableResponse line(
            String period,
            int version,
            String department,
            String score,
            int rank,
            String earned,
            String possible,
            String adjustment) {
        var line = "lines.find { it.organisation == '%s' }.".formatted(department);
        return as(district.reader)
                .get("/score-sheets/%s?version=%d".formatted(period, version))
                .then()
                .statusCode(200)
                .body(line + "score", is(score))
                .body(line + "rank", is(rank))
                .body(line + "earned", is(earned))
                .body(line + "possible", is(possible))
                .body(line + "adjustment", is(adjustment));
    }

    /** HOUSING proves that it arrived on time: +18.75 on CHECK_IN, +22.5 on SOLVED. */
    private String upheld(String checkIn, String solved) {
        String appeal = district.post(district.lead("HOUSING"), "/appeals", """
                        {"period": "2026-09", "lines": ["%s", "%s"], "evidence": "出车单和现场照片：09:15 到场"}""".formatted(checkIn, solved))
                .statusCode(201)
                .body("stage", is("FILED"))
                .body("organisation", is("HOUSING"))
                .body("ruleBy", is("2026-10-22T17:30:00+08:00"))
                .extract()
                .path("id");
        district.post(district.assessor, "/appeals/" + appeal + "/rule", """
                        {"upheld": true, "reason": "出车单属实", "corrections": [
                          {"line": "%s", "finding": "CHECKED_IN_ON_TIME"}, {"line": "%s", "finding": "SOLVED"}]}""".formatted(checkIn, solved))
                .statusCode(200)
                .body("stage", is("RULED"));
        district.post(district.reviewer, "/appeals/" + appeal + "/sign", "{}")
                .statusCode(200)
                .body("stage", is("DECIDED"))
                .body("compensations", hasSize(2));
        return appeal;
    }

    private void afterTheAppeal(String appeal) {
        line("2026-09", 2, "HOUSING", "76.87", 3, "283.25", "363.75", "-1.00")
                .body("version", is(2))
                .body("because", is("APPEAL " + appeal))
                .body("compensations", hasSize(2))
                .body("lateLines", is(0));
        line("2026-09", 1, "HOUSING", "65.53", 3, "242", "363.75", "-1.00");
        // 993.25 of 1263.75, less two thirds: worked out by hand
        line("2026-Q3", 2, "HOUSING", "77.93", 3, "993.25", "1263.75", "-0.67");
        line("2026-09", 2, "URBAN", "93.42", 1, "269.75", "288.75", "0.00");
        await().untilAsserted(() -> as(district.lead("HOUSING"))
                .get("/scores/HOUSING/ledger?limit=200&period=2026-09")
                .then()
                .body("items.findAll { it.compensates != null }.earned", contains("18.75", "22.5"))
                .body("items.findAll { it.compensates != null }.possible", contains("0", "0")));
    }

    private void card(String state, String score) {
        as(district.assessor)
                .get("/cards?period=2026-Q3")
                .then()
                .statusCode(200)
                .body("items.organisation", contains("HOUSING"))
                .body("items.card", contains("BLUE"))
                .body("items.state", contains(state))
                .body("items.score", contains(score))
                .body("items[0].behind", contains("2026-Q3"));
    }

    /** Checked by another library, with the key and the bytes a stranger gets over HTTP. */
    private void theSignatureHolds(String period, int version) {
        var signed = as(district.reader).get("/score-sheets/%s/document?version=%d".formatted(period, version));
        assertEquals(200, signed.statusCode());
        var parts = signed.header("Document-Signature").split("\\.", -1);
        assertEquals(List.of(3, 0), List.of(parts.length, parts[1].length()));
        for (var bytes : List.of(signed.asByteArray(), (signed.asString() + " ").getBytes())) {
            boolean untouched = bytes.length == signed.asByteArray().length;
            assertEquals(untouched, verifies(signed.header("Document-Signature"), bytes));
        }
        assertTrue(signed.jsonPath().getLong("checkpoint.size") > 0);
        assertEquals(version, signed.jsonPath().getInt("version"));
    }

    private boolean verifies(String detached, byte[] document) {
        try {
            var jws = new JsonWebSignature();
            jws.setKnownCriticalHeaders(HeaderParameterNames.BASE64URL_ENCODE_PAYLOAD);
            jws.setCompactSerialization(detached);
            jws.setPayloadBytes(document);
            var keys = new JsonWebKeySet(as(district.reader).get("/ledger/keys").asString());
            jws.setKey(keys.findJsonWebKey(jws.getKeyIdHeaderValue(), "OKP", "sig", "EdDSA")
                    .getKey());
            return jws.verifySignature();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
