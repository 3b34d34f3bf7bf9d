package org.chuishao.workstation.station;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.chuishao.workstation.issue.Village.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Stations and members from files and into them: the kernel's one way, on these two registers. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class StationFileIT {
    /** Each test a district of its own: an export is the whole register. */
    private static String admin(String district) {
        return Tokens.of("file-admin").district(district).roles(Roles.ADMIN).token();
    }

    private static final String HEADER = "代码,名称,街道代码,村（社区）,地址,开放时间,服务内容\n";

    private static Response send(String token, String path, String query, byte[] file) {
        return as(token).contentType(Format.TEXT_CSV).body(file).post(path + query);
    }

    private static Response stations(String token, String query, String csv) {
        return send(token, "/workstations/import", query, csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFileIsTriedTakenAndWhatGoesOutReadsAsWhatItWas() {
        var admin = admin("340895");
        var csv = HEADER + """
                340895001001,甲站,340895001,甲村,"甲路1号,后院",全天,代办;调解
                340895001002,乙站,340895001,乙村,乙路2号,,
                """;
        stations(admin, "?dryRun=true", csv)
                .then()
                .statusCode(200)
                .body("dryRun", is(true), "rows", is(2), "changes.created", is(2), "faults", hasSize(0));
        as(admin).get("/workstations/340895001001").then().statusCode(404);
        stations(admin, "", csv).then().statusCode(200).body("dryRun", is(false), "changes.created", is(2));
        as(admin)
                .get("/workstations/340895001001")
                .then()
                .body("address", equalTo("甲路1号,后院"), "services", hasItems("代办", "调解"), "active", is(true));
        // a column that is left out leaves what is known
        stations(admin, "", "Code,Name,Street code,Village,Address\n340895001001,甲新站,340895001,甲村,甲路1号\n")
                .then()
                .statusCode(200)
                .body("changes.changed", is(1));
        as(admin).get("/workstations/340895001001").then().body("name", equalTo("甲新站"), "officeHours", equalTo("全天"));
        // as catalogue's files call it
        stations(admin, "", "代码,名称,街道代码,村（社区）,地址,在用\n340895001002,乙站,340895001,乙村,乙路2号,否\n")
                .then()
                .statusCode(200)
                .body("changes.changed", is(1));
        as(admin).get("/workstations/340895001002").then().body("active", is(false));
        for (var format : new String[] {Format.TEXT_CSV, Format.EXCEL}) {
            var file = as(admin).accept(format).get("/workstations/export?lang=en");
            assertEquals(200, file.statusCode());
            assertTrue(file.header("Content-Disposition").startsWith("attachment; filename=\"workstations."));
            send(admin, "/workstations/import", "", file.asByteArray())
                    .then()
                    .statusCode(200)
                    .body("changes.unchanged", is(2), "changes.changed", is(0));
        }
        // as spreadsheets in Chinese save it
        var inGb = send(admin, "/workstations/import", "?dryRun=true", csv.getBytes(Charset.forName("GB18030")));
        inGb.then().statusCode(200).body("changes.changed", is(1), "changes.unchanged", is(1));
        as(admin)
                .accept(Format.TEXT_CSV)
                .get("/workstations/import/template")
                .then()
                .statusCode(200)
                .body(containsString("代码,名称,街道代码"));
    }

    @Test
    void everyFaultIsToldByLineAndColumnAndNothingIsTaken() {
        var admin = admin("340894");
        var csv = HEADER + """
                340894001001,甲站,340894001,甲村,甲路,,
                340894001002,,340894001,乙村,乙路,,
                34089400100,丙站,340894001,丙村,丙路,,
                340894001001,丁站,340894001,丁村,丁路,,
                340803001001,戊站,340803001,戊村,戊路,,
                340894001006,己站,340894002,己村,己路,,
                340894001007,庚站,340894001,庚村,=1+1,,
                """;
        refused(
                        admin,
                        r -> r.contentType(Format.TEXT_CSV)
                                .body(csv.getBytes(StandardCharsets.UTF_8))
                                .post("/workstations/import"),
                        400,
                        "IMPORT_REFUSED")
                .body("faults.line", equalTo(List.of(3, 4, 5, 6, 7, 8)))
                .body("faults.column", equalTo(List.of("名称", "代码", "代码", "代码", "街道代码", "地址")))
                .body("faultCount", is(6));
        stations(admin, "?dryRun=true", csv).then().statusCode(200).body("faultCount", is(6));
        as(admin).get("/workstations").then().body("items", hasSize(0));
        refused(
                admin,
                r -> r.contentType(Format.TEXT_CSV)
                        .body("代码,名称\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .post("/workstations/import"),
                400,
                "IMPORT_REFUSED");
        assertEquals(
                400,
                send(admin, "/workstations/import", "", new byte[] {'P', 'K', 3, 4, 0})
                        .statusCode());
        assertEquals(
                400,
                send(admin, "/workstations/import", "?dryRun=maybe", new byte[] {'x'})
                        .statusCode());
    }

    /** More of them than there are connections to the database: each was let in, and sends no more. */
    @Test
    void whoSendsAFileSlowlyHoldsNoConnection() throws IOException {
        var district = "340892";
        var station = district + "001001";
        stations(admin(district), "", HEADER + station + ",甲站," + district + "001,甲村,甲路,,\n")
                .then()
                .statusCode(200);
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 30; i++)
                slow.add(halfSent(admin(district), "/workstations/" + station + "/members/import"));
            for (var socket : slow) assertEquals("HTTP/1.1 100 Continue", firstLine(socket));
            as(admin(district)).get("/workstations/" + station).then().statusCode(200);
        } finally {
            for (var socket : slow) socket.close();
        }
    }

    /** Told to continue once somebody reads what it sends. */
    private static Socket halfSent(String token, String path) throws IOException {
        var socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(("POST /api/v1" + path + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token
                                + "\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\nExpect: 100-continue\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String firstLine(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    @Test
    void membersComeByTheStationsOwnPeopleInGroupsWrittenByNameOrCode() {
        var district = "340893";
        var station = district + "001001";
        stations(admin(district), "", HEADER + station + ",甲站," + district + "001,甲村,甲路,,\n")
                .then()
                .statusCode(200);
        var path = "/workstations/" + station + "/members";
        var deputy = Tokens.of("file-deputy")
                .district(district)
                .at(station)
                .roles(Roles.STATION_DEPUTY)
                .token();
        var csv = "账号,姓名,成员组,分工\nsun,孙网格,居民队伍,第三网格\nqian,钱经理,ENTERPRISES_AND_INSTITUTIONS,=cmd\n";
        var file = csv.getBytes(StandardCharsets.UTF_8);
        send(deputy, path + "/import", "", file).then().statusCode(400).body("faults.line", hasItems(3));
        var good = csv.replace("=cmd", "物业").getBytes(StandardCharsets.UTF_8);
        send(deputy, path + "/import", "?dryRun=true", good).then().body("changes.created", is(2));
        send(deputy, path + "/import", "", good).then().statusCode(200).body("changes.created", is(2));
        as(deputy).get(path).then().body("person", hasItems("sun", "qian"), "groupName", hasItems("居民队伍", "企事业单位"));
        send(deputy, path + "/import", "", csv.replace("居民队伍", "合唱队").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400)
                .body("faults.column", hasItems("成员组"));
        var export = as(deputy).accept(Format.EXCEL).get(path + "/export").asByteArray();
        send(deputy, path + "/import", "", export).then().statusCode(200).body("changes.unchanged", is(2));
        var other = Tokens.of("file-other")
                .district(district)
                .at(district + "001002")
                .roles(Roles.STATION_DEPUTY)
                .token();
        for (var what : new String[] {"/export", "/import/template"})
            assertEquals(404, as(other).accept(Format.EXCEL).get(path + what).statusCode(), what);
        send(other, path + "/import", "", good).then().statusCode(404);
    }
}
