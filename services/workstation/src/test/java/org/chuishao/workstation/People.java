package org.chuishao.workstation;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.chuishao.kernel.testing.Tokens;

/** Who knocks at the register of workstations. */
public final class People {
    public static final String DAGUAN = "340803";

    private People() {}

    public static RequestSpecification admin() {
        return adminOf(DAGUAN);
    }

    public static RequestSpecification adminOf(String district) {
        return as(Tokens.of("admin-li").roles("admin").district(district));
    }

    public static RequestSpecification member() {
        return memberOf(DAGUAN);
    }

    public static RequestSpecification memberOf(String district) {
        return as(Tokens.of("member-zhao")
                .roles("station-member")
                .at(district + "001002")
                .district(district));
    }

    public static RequestSpecification stranger() {
        return RestAssured.given().basePath("/api/v1").contentType(ContentType.JSON);
    }

    private static RequestSpecification as(Tokens who) {
        return stranger().auth().oauth2(who.token());
    }
}
