package org.chuishao.workstation.issue;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.workstation.issue.Village.*;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class IssueBadInputIT {
    private static final String ISSUES = "/workstations/" + STATION + "/issues";
    private static final String GOOD = """
            {"kind": "DEMAND", "title": "灯坏", "description": "路灯不亮", "location": {"address": "路口"} %s}""";

    private static String id;

    @BeforeEach
    void anIssue() {
        if (id != null) return;
        stations(STATION, OTHER_STATION);
        id = found();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , "colour": "red"                                         | INVALID_FIELDS | colour
            , "platform": "TV"                                        | INVALID_FIELDS | platform
            , "gridCode": "格 3"                                      | INVALID_FIELDS | gridCode
            , "stage": "CLOSED"                                       | INVALID_FIELDS | stage
            , "resident": {"name": "王"}                              | INVALID_FIELDS | resident.phone
            , "resident": {"name": "王", "phone": "call me"}          | INVALID_FIELDS | resident.phone
            , "location": {"address": "路", "longitude": 117}         | INVALID_JSON   | body
            """)
    void whatIsWrongWithAnIssueIsSaidFieldByField(String extra, String code, String field) {
        refused(MEMBER, r -> r.body(GOOD.formatted(extra)).post(ISSUES), 400, code)
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind": "DEMAND", "title": "a", "description": "b", "location": {"address": "c", "longitude": 117}} | location.pointWhole
            {"kind": "DEMAND", "title": "a", "description": "b", "location": {"address": ""}}                    | location.address
            {"kind": "DEMAND", "title": " ", "description": "b", "location": {"address": "c"}}                   | title
            {"kind": "WISH", "title": "a", "description": "b", "location": {"address": "c"}}                     | kind
            {}                                                                                                   | description
            """)
    void whatAnIssueLacksIsSaid(String body, String field) {
        refused(MEMBER, r -> r.body(body).post(ISSUES), 400, "INVALID_FIELDS").body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            step      | {"owner": "孙"}                                              | note
            settle    | {"outcome": "UNSOLVED", "result": "r"}                       | outcome
            settle    | {"outcome": "SOLVED"}                                        | result
            feed-back | {"accepted": "yes", "note": "n"}                             | accepted
            take-up   | {}                                                           | note
            drop      | {"reason": "BORED"}                                          | reason
            drop      | {"reason": "MISTAKE", "duplicateOf": "x"}                    | duplicateOf
            escalate  | {"kind": "ROUTINE"}                                          | whyNotInStation
            escalate  | {"kind": "LOUD", "whyNotInStation": "w"}                     | kind
            """)
    void whatIsWrongWithAMoveIsSaid(String move, String body, String field) {
        refused(DEPUTY, r -> r.body(body).post(path(id) + "/" + move), 400, "INVALID_FIELDS")
                .body("violations.field", hasItem(field));
    }

    @Test
    void addressesAndQueriesAreHeldToWhatThereIs() {
        refused(DEPUTY, r -> r.get(ISSUES + "/1"), 404, "NOT_FOUND");
        refused(DEPUTY, r -> r.get(ISSUES + "/similar"), 400, "INVALID_FIELDS");
        refused(DEPUTY, r -> r.get(ISSUES + "/similar?address=a&longitude=1"), 400, "INVALID_FIELDS");
        refused(DEPUTY, r -> r.get(ISSUES + "/similar?address=a&longitude=1&latitude=91"), 400, "INVALID_FIELDS");
        refused(DEPUTY, r -> r.get(ISSUES + "/similar?address=a&longitude=east&latitude=1"), 400, "INVALID_FIELDS");
        refused(DEPUTY, r -> r.get(ISSUES + "?cursor=AAAA"), 400, "INVALID_CURSOR");
        refused(DEPUTY, r -> r.get(path(id) + "/resident?reason=" + "x".repeat(201)), 400, "INVALID_FIELDS");
        refused(DEPUTY, r -> r.body(Map.of("note", "n")).post(path(id) + "/take-up"), 409, "ILLEGAL_MOVE");
    }
}
