package org.chuishao.catalogue.lookup;

import static org.chuishao.catalogue.People.clerkOf;
import static org.chuishao.catalogue.People.department;
import static org.chuishao.catalogue.People.editorOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class PreCheckIT {
    private static final String HERE = "340890";
    private static final String STATION = HERE + "001002";

    @BeforeEach
    void papers() {
        editorOf(HERE).body(department("城市管理局")).put("/organisations/URBAN");
        editorOf(HERE).body(department("公安分局")).put("/organisations/POLICE");
        editorOf(HERE)
                .body(Map.of(
                        "name",
                        "城市照明",
                        "category",
                        "城乡建设",
                        "subcategory",
                        "类",
                        "type",
                        "OTHER",
                        "lead",
                        "URBAN",
                        "keywords",
                        List.of("路灯不亮"),
                        "legalBasis",
                        "《城市道路管理条例》"))
                .put("/items/LAMP");
        editorOf(HERE)
                .body(Map.of("name", "亲属关系证明", "legalBasis", "民发〔2020〕20号", "holder", "POLICE", "instead", "凭户口簿办理。"))
                .put("/certificates/KINSHIP");
    }

    private static ValidatableResponse check(Map<String, Object> body) {
        return clerkOf(HERE).body(body).post("/items/pre-check").then();
    }

    @Test
    void aDepartmentsMatterMayBeBlownByCodeOrInWords() {
        check(Map.of("stationCode", STATION, "itemCode", "LAMP"))
                .statusCode(200)
                .body("verdict", equalTo("NOT_ADMITTED"), "mayBlow", equalTo(true), "item.confidence", nullValue())
                .body("findings[0].legalBasis", equalTo("《城市道路管理条例》"), "findings[0].insteadZh", notNullValue())
                .body("findings[0].zh", equalTo("“城市照明”由城市管理局负责，未准入社区，也未赋权街道。"));
        check(Map.of("stationCode", STATION, "title", "门口路灯不亮"))
                .body("item.code", equalTo("LAMP"), "item.confidence", notNullValue(), "mayBlow", equalTo(true));
    }

    @Test
    void theVillageReadsThatItsConsentIsRequired() {
        check(Map.of("stationCode", STATION, "itemCode", "LAMP")).body("item.consentRequired", equalTo(false));
        editorOf(HERE)
                .body(Map.of(
                        "name",
                        "公厕选址",
                        "category",
                        "城乡建设",
                        "subcategory",
                        "类",
                        "type",
                        "OTHER",
                        "lead",
                        "POLICE",
                        "consentRequired",
                        true))
                .put("/items/SITE")
                .then()
                .statusCode(201);
        check(Map.of("stationCode", STATION, "itemCode", "SITE"))
                .body("item.consentRequired", equalTo(true), "mayBlow", equalTo(true));
    }

    @Test
    void whatTheVillageMustDoItselfIsNotBlown() {
        editorOf(HERE)
                .body(Map.of(
                        "name",
                        "邻里纠纷调解",
                        "category",
                        "政法",
                        "subcategory",
                        "类",
                        "type",
                        "OTHER",
                        "lead",
                        "POLICE",
                        "keywords",
                        List.of("邻里"),
                        "lists",
                        List.of("COMMITTEE_DUTY")))
                .put("/items/NEIGHBOURS");
        check(Map.of("stationCode", STATION, "itemCode", "NEIGHBOURS"))
                .statusCode(200)
                .body("verdict", equalTo("OWN_DUTY"), "mayBlow", equalTo(false));
    }

    @Test
    void aCertificateIsNotWhistledFor() {
        check(Map.of("stationCode", STATION, "title", "居民要社区开亲属关系证明"))
                .statusCode(200)
                .body("verdict", equalTo("CERTIFICATE"), "mayBlow", equalTo(false))
                .body("findings[0].legalBasis", equalTo("民发〔2020〕20号"), "findings[0].insteadZh", equalTo("凭户口簿办理。"))
                .body("findings[0].zh", equalTo("“亲属关系证明”不应由社区（村）出具，数据由公安分局掌握。"));
        check(Map.of("stationCode", STATION, "title", "因亲属关系不和打架")).body("verdict", equalTo("NOT_IN_CATALOGUE"));
    }

    @Test
    void whatNoItemCoversGoesToADispatcher() {
        for (var body : List.<Map<String, Object>>of(
                Map.of("stationCode", STATION, "itemCode", "NONE"), Map.of("stationCode", STATION, "title", "xyz")))
            check(body).statusCode(200).body("verdict", equalTo("NOT_IN_CATALOGUE"), "mayBlow", equalTo(true));
    }

    @Test
    void whatIsAskedIsHeldToItsForm() {
        for (var wrong : List.of(
                Map.entry("stationCode", Map.<String, Object>of("title", "路灯")),
                Map.entry("stationCode", Map.<String, Object>of("title", "路灯", "stationCode", "340801001002")),
                Map.entry("stationCode", Map.<String, Object>of("title", "路灯", "stationCode", HERE)),
                Map.entry("title", Map.<String, Object>of("stationCode", STATION)),
                Map.entry("colour", Map.<String, Object>of("stationCode", STATION, "title", "x", "colour", 1))))
            check(wrong.getValue())
                    .statusCode(400)
                    .body("code", equalTo("INVALID_FIELDS"), "violations.field", contains(wrong.getKey()));
    }
}
