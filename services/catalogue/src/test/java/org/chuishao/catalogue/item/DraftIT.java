package org.chuishao.catalogue.item;

import static org.chuishao.catalogue.People.*;
import static org.hamcrest.Matchers.*;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One proposes, another approves or sends back; what changes is said in words. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class DraftIT {
    private static final String HERE = "340861";

    private static RequestSpecification second() {
        return stranger()
                .auth()
                .oauth2(Tokens.of("editor-li")
                        .roles("catalogue-editor")
                        .district(HERE)
                        .token());
    }

    @BeforeEach
    void theDepartmentsExist() {
        departments(HERE, "URBAN", "HOUSING");
    }

    private static Map<String, Object> draft(String code, String name, Object... more) {
        var item = new HashMap<String, Object>(ItemVersionIT.item(name, more));
        item.put("code", code);
        return Map.of("item", item, "note", "机构改革");
    }

    private static String propose(Map<String, Object> draft) {
        return editorOf(HERE)
                .body(draft)
                .post("/items/drafts")
                .then()
                .statusCode(201)
                .body("state", is("PROPOSED"), "moves", contains("revise", "withdraw"))
                .extract()
                .path("id");
    }

    @Test
    void aSecondPersonApproves() {
        editorOf(HERE)
                .body(ItemVersionIT.item("旧名", "keywords", List.of("灯", "井")))
                .put("/items/R-1");
        var id = propose(draft("R-1", "新名", "keywords", List.of("灯", "管"), "lead", "HOUSING"));
        second().get("/items/drafts/" + id)
                .then()
                .body(
                        "moves",
                        contains("approve", "send-back"),
                        "differences.words",
                        contains("事项名称：由“旧名”改为“新名”。", "主责部门：由“URBAN”改为“HOUSING”。", "关键词：增加“管”，删去“井”。"));
        editorOf(HERE)
                .post("/items/drafts/" + id + "/approve")
                .then()
                .statusCode(403)
                .body("code", is("SECOND_PERSON_NEEDED"));
        second().post("/items/drafts/" + id + "/revise").then().statusCode(400);
        second().body(draft("R-1", "我的"))
                .post("/items/drafts/" + id + "/revise")
                .then()
                .statusCode(403)
                .body("code", is("PROPOSER_ONLY"));
        second().post("/items/drafts/" + id + "/approve")
                .then()
                .statusCode(200)
                .body("state", is("APPROVED"), "madeVersion", is(2), "moves", empty(), "decidedBy", is("editor-li"));
        clerkOf(HERE).get("/items/R-1").then().body("version", is(2), "lead", is("HOUSING"));
        second().post("/items/drafts/" + id + "/approve").then().statusCode(409).body("code", is("ILLEGAL_MOVE"));
        clerkOf(HERE)
                .header("Accept-Language", "en")
                .get("/items/R-1/diff?from=1&to=2")
                .then()
                .body(
                        "differences.words",
                        hasItems("Name: \"旧名\" became \"新名\".", "Keywords: added \"管\", removed \"井\"."));
        clerkOf(HERE).get("/items/R-1/diff?from=2&to=2").then().body("differences", empty());
        clerkOf(HERE).get("/items/R-1/diff?from=1&to=9").then().statusCode(404);
        clerkOf(HERE).get("/items/R-1/diff?from=1").then().statusCode(400);
    }

    /** Whether the item leaves their department or comes to it. */
    @Test
    void nobodyDecidesOnTheirOwnDepartment() {
        editorOf(HERE).body(ItemVersionIT.item("旧名")).put("/items/R-8");
        var leaves = propose(draft("R-8", "旧名", "lead", "HOUSING"));
        var begins = propose(draft("R-9", "新事项", "lead", "HOUSING"));
        for (var own : List.of(Map.entry("URBAN", List.of(leaves)), Map.entry("HOUSING", List.of(leaves, begins)))) {
            for (var id : own.getValue()) {
                of(own.getKey()).get("/items/drafts/" + id).then().body("moves", empty());
                of(own.getKey())
                        .get("/items/drafts?state=PROPOSED")
                        .then()
                        .body("items.find { it.id == '" + id + "' }.moves", empty());
                of(own.getKey())
                        .post("/items/drafts/" + id + "/approve")
                        .then()
                        .statusCode(403)
                        .body("code", is("OWN_DEPARTMENT"));
                of(own.getKey())
                        .body("{\"reason\": \"不妥\"}")
                        .post("/items/drafts/" + id + "/send-back")
                        .then()
                        .statusCode(403)
                        .body("code", is("OWN_DEPARTMENT"));
            }
        }
        of("URBAN").post("/items/drafts/" + begins + "/approve").then().statusCode(200);
        second().post("/items/drafts/" + leaves + "/approve").then().statusCode(200);
    }

    private static RequestSpecification of(String department) {
        return as(Tokens.of("reviewer-" + department)
                .roles("reviewer", "catalogue-editor")
                .at(HERE, department)
                .district(HERE));
    }

    @Test
    void whatIsSentBackIsMendedAndProposedAgain() {
        var id = propose(draft("R-2", "新事项", "validFrom", "2026-12-01"));
        second().body("{\"reason\": \"\"}")
                .post("/items/drafts/" + id + "/send-back")
                .then()
                .statusCode(400);
        second().body("{\"reason\": \"缺少依据\"}")
                .post("/items/drafts/" + id + "/send-back")
                .then()
                .statusCode(200)
                .body("state", is("SENT_BACK"), "reason", is("缺少依据"));
        second().post("/items/drafts/" + id + "/approve").then().statusCode(409);
        editorOf(HERE)
                .body(draft("R-2", "新事项", "legalBasis", "《条例》", "validFrom", "2026-12-01"))
                .post("/items/drafts/" + id + "/revise")
                .then()
                .statusCode(200)
                .body("state", is("PROPOSED"));
        second().header("If-Match", "\"1\"")
                .post("/items/drafts/" + id + "/approve")
                .then()
                .statusCode(412);
        second().post("/items/drafts/" + id + "/approve").then().body("madeVersion", is(1));
        clerkOf(HERE).get("/items/R-2/versions").then().body("items.state", contains("SCHEDULED"));
    }

    @Test
    void aDraftThatWasOvertakenIsNotApproved() {
        var id = propose(draft("R-3", "甲"));
        second().post("/items/drafts/" + propose(draft("R-3", "乙")) + "/approve")
                .then()
                .statusCode(200);
        second().post("/items/drafts/" + id + "/approve")
                .then()
                .statusCode(409)
                .body("code", is("ITEM_CHANGED_MEANWHILE"));
        editorOf(HERE)
                .body(draft("R-3", "乙"))
                .post("/items/drafts")
                .then()
                .statusCode(409)
                .body("code", is("NOTHING_CHANGED"));
        editorOf(HERE)
                .body(draft("R-3", "乙", "validFrom", "2026-12-01"))
                .post("/items/drafts")
                .then()
                .statusCode(409)
                .body("code", is("NOTHING_CHANGED"));
        editorOf(HERE).post("/items/drafts/" + id + "/withdraw").then().body("state", is("WITHDRAWN"));
    }

    /** What lies before a second person is decided by them, not by a PUT, a batch or a file. */
    @Test
    void nothingGoesAroundAnOpenDraft() {
        editorOf(HERE).body(ItemVersionIT.item("旧名")).put("/items/R-7").then().statusCode(oneOf(200, 201));
        var id = propose(draft("R-7", "新名"));
        var other = new HashMap<String, Object>(ItemVersionIT.item("另名"));
        editorOf(HERE).body(other).put("/items/R-7").then().statusCode(409).body("code", is("DRAFT_OPEN"));
        other.put("code", "R-7");
        editorOf(HERE)
                .body(Map.of("items", List.of(other)))
                .post("/items/batch")
                .then()
                .statusCode(409)
                .body("code", is("DRAFT_OPEN"), "item", is("R-7"));
        var header = "事项代码,事项名称,一级分类,二级分类,事项类型,主责部门\n";
        file(header + "R-7,另名,类,类,许可,URBAN\n").then().statusCode(400).body("faults.line", contains(2));
        second().body("{\"reason\": \"缺少依据\"}").post("/items/drafts/" + id + "/send-back");
        editorOf(HERE).body(ItemVersionIT.item("另名")).put("/items/R-7").then().statusCode(409);
        editorOf(HERE).body(ItemVersionIT.item("旧名")).put("/items/R-7").then().statusCode(200);
        editorOf(HERE).post("/items/drafts/" + id + "/withdraw").then().statusCode(200);
        editorOf(HERE).body(ItemVersionIT.item("另名")).put("/items/R-7").then().statusCode(200);
    }

    private static Response file(String csv) {
        return editorOf(HERE)
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/items/import");
    }

    @Test
    void draftsAreListedNewestFirstAndStayInTheirDistrict() {
        var first = propose(draft("R-4", "一"));
        var then = propose(draft("R-5", "二"));
        second().get("/items/drafts?state=PROPOSED&limit=1")
                .then()
                .body("items.id", contains(then), "next", notNullValue());
        var next = second().get("/items/drafts?limit=1").jsonPath().getString("next");
        second().queryParam("cursor", next).get("/items/drafts?limit=1").then().body("items.id", contains(first));
        editorOf("340862").get("/items/drafts").then().body("items", empty());
        editorOf("340862").get("/items/drafts/" + first).then().statusCode(404);
        editorOf("340862").post("/items/drafts/" + first + "/approve").then().statusCode(404);
        editorOf(HERE)
                .body(draft("R-6", "错", "lead", "NOBODY"))
                .post("/items/drafts")
                .then()
                .statusCode(400)
                .body("violations.field", contains("lead"));
    }
}
