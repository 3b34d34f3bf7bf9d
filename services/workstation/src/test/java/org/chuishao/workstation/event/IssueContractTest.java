package org.chuishao.workstation.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.workstation.issue.DropReason;
import org.chuishao.workstation.issue.IssueKind;
import org.chuishao.workstation.issue.IssueOutcome;
import org.chuishao.workstation.issue.Location;
import org.chuishao.workstation.issue.ResumeReason;
import org.chuishao.workstation.issue.WhistleKind;
import org.chuishao.workstation.platform.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What this service tells of its issues is what api-specs says. */
class IssueContractTest {
    private static final UUID ISSUE = UUID.fromString("019a0c10-5d20-7b41-8c11-2f3a4b5c6d7e");
    private static final String NUMBER = "340803-2026-Z000041";
    private static final String STATION = "340803001002";
    private static final Instant FOUND = at("2026-11-03T01:20:00Z");
    private static final Instant ESCALATED = at("2026-11-09T03:30:00Z");
    private static final IssueKind KIND = IssueKind.DISPUTE;
    private static final Platform PLATFORM = Platform.POLICE_IN_GRID;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static Stream<IssueEvent> theSamples() {
        return Stream.of(
                new IssueFound(ISSUE, NUMBER, STATION, KIND, PLATFORM, "楼上漏水，两户争执", FOUND),
                new IssueSettled(
                        ISSUE, NUMBER, STATION, KIND, PLATFORM, FOUND, at("2026-11-05T08:00:00Z"), IssueOutcome.SOLVED),
                new IssueResumed(
                        ISSUE,
                        NUMBER,
                        STATION,
                        KIND,
                        PLATFORM,
                        at("2026-11-06T02:00:00Z"),
                        ResumeReason.NOT_ACCEPTED,
                        "漏水点未找到，雨后又漏。"),
                new IssueEscalated(
                        ISSUE, NUMBER, STATION, KIND, PLATFORM, FOUND, ESCALATED, WhistleKind.ROUTINE, "DG-010205", 1),
                new IssueDropped(
                        ISSUE,
                        NUMBER,
                        STATION,
                        KIND,
                        PLATFORM,
                        at("2026-11-03T02:00:00Z"),
                        DropReason.DUPLICATE,
                        UUID.fromString("019a0c0f-1111-7b41-8c11-2f3a4b5c6d7e"),
                        null));
    }

    @ParameterizedTest
    @MethodSource("theSamples")
    void anEventIsItsCommittedSample(IssueEvent event) throws JsonProcessingException {
        isTheSample(event.type(), event);
    }

    @Test
    void everyEventOfThisServiceHasItsSampleHere() {
        assertEquals(
                ApiSpecs.typesIn("samples").stream()
                        .filter(type -> type.startsWith("issue-"))
                        .toList(),
                theSamples().map(IssueEvent::type).sorted().toList());
    }

    @Test
    void theLetterIsItsCommittedSample() throws JsonProcessingException {
        isTheSample(
                EscalationRequested.TYPE,
                new EscalationRequested(
                        ISSUE,
                        NUMBER,
                        1,
                        WhistleKind.ROUTINE,
                        STATION,
                        "楼上漏水，两户争执",
                        "302户卫生间漏水至202户，双方多次争吵，公共管道破裂。",
                        "DG-010205",
                        new Location("马山路18号3栋", 117.03, 30.51),
                        "公共管网由区住建局管理，社区没有维修权限。",
                        null,
                        List.of(new EscalationRequested.Step(
                                at("2026-11-04T02:00:00Z"), "李社区", "网格员 孙", "上门查看，公共立管破裂。")),
                        new EscalationRequested.By("mashan-deputy", "李社区", false, List.of("station-deputy")),
                        ESCALATED));
    }

    private static void isTheSample(String type, Object event) throws JsonProcessingException {
        var told = JSON.writeValueAsString(event);
        assertEquals(ApiSpecs.json(ApiSpecs.sample(type)), ApiSpecs.json(told));
        assertEquals(List.of(), ApiSpecs.violations(type, told));
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
