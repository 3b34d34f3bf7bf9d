package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.junit.jupiter.api.Test;

/** A whistle is judged by the version of its item that was in force when it was blown, whatever the catalogue says later. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class PinnedItemIT {
    private static final String ITEM = "DG-PINNED";

    private static void inForce(int version) {
        TestBroker.send(
                "item",
                "340803/" + ITEM,
                "item-changed.v1",
                ApiSpecs.sample("item-changed.v1")
                        .replace("DG-010204", ITEM)
                        .replace("\"version\": 3", "\"version\": " + version));
    }

    private static String raised(int version) {
        return await().until(
                        () -> raise(DEPUTY, Map.of("draft", true, "itemCode", ITEM))
                                .extract(),
                        answer ->
                                answer.statusCode() == 201 && answer.jsonPath().getInt("itemVersion") == version)
                .jsonPath()
                .getString("id");
    }

    @Test
    void aWhistleRaisedBeforeKeepsTheOldVersion() {
        publishPapers();
        inForce(7);
        var before = raised(7);
        inForce(8);
        var after = raised(8);
        as(DEPUTY).get("/whistles/" + before).then().body("itemVersion", is(7));
        as(DEPUTY).get("/whistles/" + after).then().body("itemVersion", is(8));
        // what is still a draft is judged by the version of the day it is blown
        as(DEPUTY).post("/whistles/" + before + "/blow").then().statusCode(200).body("itemVersion", is(8));
    }
}
