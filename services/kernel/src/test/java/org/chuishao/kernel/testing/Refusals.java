package org.chuishao.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.RestAssured;
import io.restassured.config.LogConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.log.LogDetail;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.function.Function;

/** Every refusal has one shape, and comes in Chinese unless English is asked for. */
public final class Refusals {
    private static final String CHINESE = "(?s).*\\p{IsHan}.*";
    private static final String ENGLISH = "(?s)[^\\p{IsHan}]+";

    /** Names of our own code or of the libraries below it: nobody's business outside. */
    private static final String INNARDS =
            "(?s).*(org\\.chuishao|com\\.fasterxml|jakarta\\.|org\\.hibernate|io\\.quarkus|java\\.lang|Exception|\\tat ).*";

    /** A failed assertion shows its request; one of a megabyte, made pretty, is more than a test's memory. */
    private static final RestAssuredConfig PLAIN_LOG = RestAssured.config()
            .logConfig(LogConfig.logConfig()
                    .enablePrettyPrinting(false)
                    .blacklistHeader("Authorization")
                    .enableLoggingOfRequestAndResponseIfValidationFails(LogDetail.HEADERS));

    private Refusals() {}

    /**
     * Asks twice, without and with a wish for English.
     *
     * @param token null for a caller without one
     * @return the Chinese answer, to look closer at
     */
    public static ValidatableResponse refused(
            String token, Function<RequestSpecification, Response> request, int status, String code) {
        check(request.apply(as(token).header("Accept-Language", "en")), status, code, ENGLISH);
        return check(request.apply(as(token)), status, code, CHINESE);
    }

    private static RequestSpecification as(String token) {
        var caller = given().config(PLAIN_LOG).basePath("/api/v1").contentType(ContentType.JSON);
        return token == null ? caller : caller.auth().oauth2(token);
    }

    private static ValidatableResponse check(Response answer, int status, String code, String language) {
        var refusal = answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status), "code", equalTo(code), "traceId", notNullValue())
                .body("title", matchesPattern(language), "detail", matchesPattern(language))
                .header("X-Request-Id", notNullValue());
        assertThat(answer.asString(), not(matchesPattern(INNARDS)));
        return refusal;
    }
}
