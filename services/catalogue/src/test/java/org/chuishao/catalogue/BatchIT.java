package org.chuishao.catalogue;

import static org.awaitility.Awaitility.await;
import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.department;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.TestBroker;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class BatchIT {
    @Inject
    EntityManagerFactory sessions;

    private static Map<String, Object> entry(String code, String lead) {
        return new HashMap<>(Map.of(
                "code", code, "name", "事项" + code, "category", "类", "subcategory", "类", "type", "OTHER", "lead", lead));
    }

    private static Map<String, Object> named(String code) {
        var entry = new HashMap<>(department(code));
        entry.put("code", code);
        return entry;
    }

    @Test
    void aBatchIsKeptAndCounted() {
        var batch = Map.of("organisations", List.of(named("A1"), named("A2"), named("A3")));
        editorOf("340830")
                .body(batch)
                .post("/organisations/batch")
                .then()
                .statusCode(200)
                .body("created", equalTo(3), "changed", equalTo(0), "unchanged", equalTo(0));
        var renamed = named("A2");
        renamed.put("name", "改名");
        editorOf("340830")
                .body(Map.of("organisations", List.of(named("A1"), renamed)))
                .post("/organisations/batch")
                .then()
                .body("created", equalTo(0), "changed", equalTo(1), "unchanged", equalTo(1));
        clerkOf("340830").get("/organisations").then().body("items.version", contains(1, 2, 1));
    }

    @Test
    void oneWrongEntryAndNothingIsKept() {
        departments("340831", "URBAN");
        var items = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < 20; i++) items.add(entry("I-" + i, "URBAN"));
        items.get(17).put("lead", "NOBODY");
        items.get(3).put("code", "I-2");
        items.get(5).remove("code");
        editorOf("340831")
                .body(Map.of("items", items))
                .post("/items/batch")
                .then()
                .statusCode(400)
                .body(
                        "code",
                        equalTo("INVALID_FIELDS"),
                        "violations.field",
                        contains("items[3].code", "items[5].code", "items[17].lead"));
        clerkOf("340831").get("/items").then().body("items", empty());
    }

    @Test
    void wrongFieldsOfEntriesAreNamedWithTheirIndex() {
        var items = new ArrayList<Map<String, Object>>(List.of(entry("I-0", "URBAN"), entry("I-1", "URBAN")));
        items.get(1).remove("name");
        items.get(1).put("keywords", List.of("好", ""));
        editorOf("340831")
                .body(Map.of("items", items))
                .post("/items/batch")
                .then()
                .statusCode(400)
                .body("violations.field", contains("items[1].keywords[1]", "items[1].name"));
        items.get(1).put("type", "FAVOUR");
        editorOf("340831")
                .body(Map.of("items", items))
                .post("/items/batch")
                .then()
                .statusCode(400)
                .body("violations.field", contains("items[1].type"));
        items.set(1, null);
        editorOf("340831")
                .body(Map.of("items", items))
                .post("/items/batch")
                .then()
                .statusCode(400)
                .body("violations.field", contains("items[1]"));
    }

    @Test
    void batchesHaveAnEnd() {
        for (var many : List.of(0, 1001)) {
            var items = IntStream.range(0, many).mapToObj(i -> Map.of()).toList();
            editorOf("340831")
                    .body(Map.of("items", items))
                    .post("/items/batch")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("items"), "violations", hasSize(1));
        }
        editorOf("340831")
                .body("{}")
                .post("/items/batch")
                .then()
                .statusCode(400)
                .body("violations.field", contains("items"));
    }

    @Test
    void aBatchThatIsSentAgainHasOneEffectAndTheFirstAnswer() {
        var key = UUID.randomUUID().toString();
        var batch = Map.of("organisations", List.of(named("R1"), named("R2")));
        for (int i = 0; i < 3; i++)
            editorOf("340832")
                    .header("Idempotency-Key", key)
                    .body(batch)
                    .post("/organisations/batch")
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", i == 0 ? null : "true")
                    .body("created", equalTo(2));
        editorOf("340832")
                .header("Idempotency-Key", key)
                .body(Map.of("organisations", List.of(named("R3"))))
                .post("/organisations/batch")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        clerkOf("340832").get("/organisations").then().body("items.version", contains(1, 1));
    }

    @Test
    void aWholeCatalogueLoadsInFewStatements() {
        departments("340833", "URBAN");
        var items = IntStream.range(0, 517)
                .mapToObj(i -> {
                    var entry = entry("L-%04d".formatted(i), "URBAN");
                    entry.put("keywords", List.of("路灯不亮", "井盖丢失", "关键词" + i));
                    return entry;
                })
                .toList();
        var statistics = sessions.unwrap(SessionFactory.class).getStatistics();
        statistics.clear();
        editorOf("340833")
                .body(Map.of("items", items))
                .post("/items/batch")
                .then()
                .statusCode(200)
                .body("created", equalTo(517));
        assertTrue(statistics.getPrepareStatementCount() < 45, "statements: " + statistics.getPrepareStatementCount());

        statistics.clear();
        clerkOf("340833").get("/items?limit=200").then().body("items", hasSize(200), "items.code", hasItem("L-0199"));
        assertEquals(1, statistics.getPrepareStatementCount());
        await().until(() -> TestBroker.received("item").stream()
                        .filter(e -> e.key().startsWith("340833/"))
                        .count()
                == 517);
    }
}
