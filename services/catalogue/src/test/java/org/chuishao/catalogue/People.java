package org.chuishao.catalogue;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.chuishao.kernel.testing.Tokens;

/** Who knocks at the catalogue, and the departments most tests need. */
public final class People {
    public static final String DAGUAN = "340803";

    private People() {}

    public static RequestSpecification editor() {
        return editorOf(DAGUAN);
    }

    public static RequestSpecification editorOf(String district) {
        return as(Tokens.of("editor-wang").roles("catalogue-editor").district(district));
    }

    public static RequestSpecification clerk() {
        return clerkOf(DAGUAN);
    }

    public static RequestSpecification clerkOf(String district) {
        return as(Tokens.of("clerk-chen").roles("department-clerk").at("URBAN").district(district));
    }

    public static RequestSpecification dispatcher() {
        return dispatcherOf(DAGUAN);
    }

    public static RequestSpecification dispatcherOf(String district) {
        return as(Tokens.of("dispatcher-zhou").roles("dispatcher").at(district).district(district));
    }

    public static RequestSpecification stranger() {
        return RestAssured.given().basePath("/api/v1").contentType(ContentType.JSON);
    }

    public static RequestSpecification as(Tokens who) {
        return stranger().auth().oauth2(who.token());
    }

    public static Map<String, Object> department(String name) {
        return Map.of("name", name, "shortName", name, "kind", "DEPARTMENT");
    }

    /** Makes departments exist, whether or not another test already did. */
    public static void departments(String district, String... codes) {
        for (var code : codes)
            editorOf(district)
                    .body(department(code))
                    .put("/organisations/" + code)
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
    }
}
