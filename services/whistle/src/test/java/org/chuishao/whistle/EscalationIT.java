package org.chuishao.whistle;

import static org.awaitility.Awaitility.await;
import static org.chuishao.whistle.Village.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.kernel.privacy.SealedResident;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.Tokens;
import org.chuishao.whistle.event.EscalationRefused;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a station escalates becomes one whistle by whistle's own rules, or comes back with the reason. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class EscalationIT {
    private static final String TYPE = "escalation-requested.v1";
    private static final String ELSEWHERE = "340882";

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "chuishao.topic-prefix")
    String prefix;

    @BeforeEach
    void papers() {
        publishPapers();
    }

    /** It holds a resident's contact, which is erased everywhere else after half a year. */
    @Test
    void aLetterNobodyCouldReadDoesNotStayForEver() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, prefix + "chuishao.escalations.v1-dlq");
            var settings = admin.describeConfigs(List.of(topic)).all().get().get(topic);
            assertEquals(
                    String.valueOf(Duration.ofDays(30).toMillis()),
                    settings.get("retention.ms").value());
        }
    }

    @Test
    void anIssueBecomesOneWhistleWithAllItSays() throws JsonProcessingException {
        var issue = UUID.randomUUID();
        var letter = letter(issue, PIPE);
        letter.set("resident", json.valueToTree(SealedResident.of(new Resident("王小明", "13800005678"))));
        assertEquals(List.of(), ApiSpecs.violations(TYPE, letter.toString()));
        assertFalse(letter.toString().contains("王小明") || letter.toString().contains("13800005678"));
        send(letter);
        // told again by a relay that did not hear the answer, and by a station that asked again
        send(letter);
        send(letter.deepCopy().put("attempt", 2));
        var blown = await().until(() -> blown(issue), found -> !found.isEmpty());
        var id = ApiSpecs.json(blown.getFirst().data()).get("whistleId").asText();
        assertEquals(
                List.of(),
                ApiSpecs.violations(blown.getFirst().type(), blown.getFirst().data()));

        var whistle = as(HEAD).get("/whistles/" + id).jsonPath();
        assertEquals("DISPATCHED", whistle.getString("stage"), "its item names one lead: it goes out at once");
        assertEquals(issue.toString(), whistle.getString("issueId"));
        assertEquals("王**", whistle.getString("resident.name"));
        assertEquals("公共管网由区住建局管理，社区没有维修权限。", whistle.getString("whyNotInStation"));
        assertEquals("马山路18号3栋", whistle.getString("location.address"));
        assertEquals(
                "13800005678",
                as(HEAD).get("/whistles/" + id + "/resident?reason=test")
                        .jsonPath()
                        .getString("phone"));
        JsonPath timeline = as(HEAD).get("/whistles/" + id + "/timeline").jsonPath();
        assertEquals(List.of("STATION_STEP", "BLOW", "DISPATCH"), timeline.getList("lines.move"));
        assertEquals("网格员 孙：上门查看，公共立管破裂。", timeline.getString("lines[0].note"));

        // a later issue of the same partition has come: all three before it have been handled
        var next = letter(UUID.randomUUID(), PIPE);
        TestBroker.send("escalation", issue.toString(), TYPE, next.toString());
        await().until(() -> blown(UUID.fromString(next.get("issueId").asText())), found -> !found.isEmpty());
        assertEquals(1, blown(issue).size());
        assertEquals(List.of(), refused(issue));
    }

    @Test
    void whatWhistleCannotTakeGoesBackWithTheReasonAndMayBeAskedAgain() {
        var issue = UUID.randomUUID();
        send(letter(issue, "DG-NO-SUCH"));
        var refused = await().until(() -> refused(issue), found -> !found.isEmpty());
        var told = refused.getFirst();
        assertEquals(List.of(), ApiSpecs.violations(told.type(), told.data()));
        assertEquals("UNKNOWN_ITEM", ApiSpecs.json(told.data()).get("code").asText());
        assertEquals(1, ApiSpecs.json(told.data()).get("attempt").asInt());
        assertEquals(List.of(), blown(issue), "a refusal leaves nothing behind");

        send(letter(issue, PIPE).put("attempt", 2));
        await().until(() -> blown(issue), found -> found.size() == 1);
        var elsewhere = UUID.randomUUID();
        send(letter(elsewhere, PIPE).put("stationCode", "340803009009"));
        await().until(() -> refused(elsewhere), found -> !found.isEmpty());
    }

    @Test
    void theDistrictsPolicySaysWhatIsEscalatedIntoAndByWhom() {
        var station = ELSEWHERE + "001002";
        TestBroker.send(
                UUID.randomUUID(),
                ELSEWHERE,
                "workstation",
                ELSEWHERE + "/" + station,
                "workstation-changed.v1",
                """
                {"code": "%s", "name": "城关社区红领工作站", "active": true}""".formatted(station));
        var deputy = Tokens.of("deputy")
                .district(ELSEWHERE)
                .at(station)
                .roles(Roles.STATION_DEPUTY)
                .token();
        var here = Map.<String, Object>of("stationCode", station);
        await().untilAsserted(() -> raise(deputy, here).statusCode(201));
        onlyMembersBlow("ROUTINE", ELSEWHERE, 1, "WORK_HOUR");
        await().untilAsserted(() -> raise(deputy, here).statusCode(403));

        assertEquals("KIND_NOT_OFFERED", refusal(there(station, "JOINT", Roles.STATION_HEAD)));
        assertEquals("NOT_YOUR_MOVE", refusal(there(station, "ROUTINE", Roles.STATION_DEPUTY)));
        var members = there(station, "ROUTINE", Roles.STATION_MEMBER);
        await().until(() -> blown(members), found -> found.size() == 1);
    }

    private static UUID there(String station, String kind, String role) {
        var issue = UUID.randomUUID();
        var letter = letter(issue, PIPE).put("stationCode", station).put("kind", kind);
        letter.putNull("itemCode");
        letter.withObject("/by").putArray("roles").add(role);
        TestBroker.send(UUID.randomUUID(), ELSEWHERE, "escalation", issue.toString(), TYPE, letter.toString());
        return issue;
    }

    private static String refusal(UUID issue) {
        var told =
                await().until(() -> refused(issue), found -> !found.isEmpty()).getFirst();
        assertEquals(List.of(), ApiSpecs.violations(told.type(), told.data()));
        return ApiSpecs.json(told.data()).get("code").asText();
    }

    @Test
    void aLetterFromBeforeRolesWereToldIsStillRead() {
        var issue = UUID.randomUUID();
        var letter = letter(issue, PIPE);
        letter.withObject("/by").remove("roles");
        assertEquals(List.of(), ApiSpecs.violations(TYPE, letter.toString()));
        send(letter);
        await().until(() -> blown(issue), found -> found.size() == 1);
    }

    @Test
    void theRefusalIsItsCommittedSample() throws JsonProcessingException {
        var sample = ApiSpecs.json(ApiSpecs.sample(EscalationRefused.TYPE));
        var event = new EscalationRefused(
                UUID.fromString(sample.get("issueId").asText()),
                1,
                Instant.parse("2026-11-09T03:30:01Z"),
                "UNKNOWN_ITEM",
                "清单中没有代码为“DG-010205”的事项；不确定时可以不填。",
                "The catalogue has no item with code \"DG-010205\"; leave it out when unsure.");
        assertEquals(sample, ApiSpecs.json(json.writeValueAsString(event)));
    }

    private static ObjectNode letter(UUID issue, String item) {
        return ((ObjectNode) ApiSpecs.json(ApiSpecs.sample(TYPE)))
                .put("issueId", issue.toString())
                .put("itemCode", item);
    }

    private static void send(ObjectNode letter) {
        TestBroker.send("escalation", letter.get("issueId").asText(), TYPE, letter.toString());
    }

    private static List<TestBroker.Received> blown(UUID issue) {
        return TestBroker.received("whistle").stream()
                .filter(e -> e.type().equals("whistle-blown.v1") && e.data().contains(issue.toString()))
                .toList();
    }

    private static List<TestBroker.Received> refused(UUID issue) {
        return TestBroker.received("refusal").stream()
                .filter(e -> e.key().equals(issue.toString()))
                .toList();
    }
}
