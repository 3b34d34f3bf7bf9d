package org.chuishao.catalogue.certificate;

import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.departments;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class CertificateIT {
    private static final String HERE = "340870";

    private static Map<String, Object> certificate(String code, String name, String... aliases) {
        return new HashMap<>(Map.of(
                "code",
                code,
                "name",
                name,
                "aliases",
                List.of(aliases),
                "legalBasis",
                "民发〔2020〕20号",
                "holder",
                "POLICE",
                "instead",
                "凭户口簿办理。"));
    }

    private static void load(String district) {
        departments(district, "POLICE");
        editorOf(district)
                .body(Map.of(
                        "certificates",
                        List.of(
                                certificate("KINSHIP", "亲属关系证明", "证明我妈是我妈", "父子关系证明"),
                                certificate("NO-CRIME", "无犯罪记录证明", "没犯过罪证明", "政审证明"),
                                certificate("LIFE", "健在证明", "活着的证明", "生存证明"))))
                .post("/certificates/batch")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "单位要我开个无犯罪记录的证明, NO-CRIME",
        "办过户要父子关系证明, KINSHIP",
        "老人领钱要开健在证明, LIFE",
        "证明我妈是我妈, KINSHIP",
        "政审, NO-CRIME",
    })
    void aCertificateIsFoundByAnyName(String asked, String code) {
        load(HERE);
        clerkOf(HERE)
                .queryParam("q", asked)
                .get("/certificates/search")
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo(code), "items[0].holder", equalTo("POLICE"));
    }

    @Test
    void whatIsNotOnTheListIsNotFoundAndTheWordCertificateAloneMeansNone() {
        load("340871");
        for (var asked : List.of("证明", "居住地址变更", "开一份证明"))
            clerkOf("340871")
                    .queryParam("q", asked)
                    .get("/certificates/search")
                    .then()
                    .body("items", empty());
        clerkOf("340872")
                .queryParam("q", "健在证明")
                .get("/certificates/search")
                .then()
                .body("items", empty());
        clerkOf("340871")
                .queryParam("q", "一")
                .get("/certificates/search")
                .then()
                .statusCode(400);
        clerkOf("340871").get("/certificates/search").then().statusCode(400);
        for (var one : new String[] {"证", "𠮷"})
            clerkOf("340871")
                    .queryParam("q", one)
                    .get("/certificates/search")
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("q"));
    }

    @Test
    void theListIsARegister() {
        departments("340873", "POLICE");
        var one = certificate("LIFE", "健在证明");
        editorOf("340873")
                .body(one)
                .put("/certificates/LIFE")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"");
        editorOf("340873")
                .body(one)
                .put("/certificates/LIFE")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        one.put("active", false);
        editorOf("340873")
                .header("If-Match", "\"5\"")
                .body(one)
                .put("/certificates/LIFE")
                .then()
                .statusCode(412);
        editorOf("340873")
                .body(one)
                .put("/certificates/LIFE")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        clerkOf("340873")
                .header("If-None-Match", "\"2\"")
                .get("/certificates/LIFE")
                .then()
                .statusCode(304);
        clerkOf("340873")
                .queryParam("q", "健在证明")
                .get("/certificates/search")
                .then()
                .body("items", empty());
        clerkOf("340873").get("/certificates?active=false").then().body("items.code", contains("LIFE"));
        clerkOf("340874").get("/certificates/LIFE").then().statusCode(404);
        one.put("holder", "NOBODY");
        editorOf("340873")
                .body(one)
                .put("/certificates/LIFE")
                .then()
                .statusCode(400)
                .body("violations.field", contains("holder"));
    }
}
