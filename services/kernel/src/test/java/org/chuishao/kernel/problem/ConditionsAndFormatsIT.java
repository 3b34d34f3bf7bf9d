package org.chuishao.kernel.problem;

import static org.chuishao.kernel.testing.Refusals.refused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Duration;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class ConditionsAndFormatsIT {
    private final String token = Tokens.of("reader").token();

    @ParameterizedTest
    @ValueSource(strings = {"W/\"x\", \"y\"", "\"", "json", "application/", "a b/c", "application/json;q=much"})
    void anAcceptThatIsNoneIs406(String accept) {
        refused(token, r -> r.header("Accept", accept).get("/letters/1?size=1"), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "application/json",
                "*/*;q=0.1",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "application/json;charset=utf-8;q=1.0, nonsense",
                "text/csv;q=0, application/*"
            })
    void whatCanBeReadOfItCounts(String accept) {
        answered(accept, "\"1\"");
    }

    @Test
    void aLongAcceptIsReadInNoTime() {
        var blanks = " ".repeat(3_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> refused(
                        token,
                        r -> r.header("Accept", "a/b;x" + blanks + ";" + blanks + ";q=z")
                                .get("/letters/1?size=1"),
                        406,
                        "NOT_ACCEPTABLE"));
    }

    @Test
    void aReadHasNothingToGuardWithIfMatch() {
        answered("application/json", "a b");
    }

    private void answered(String accept, String ifMatch) {
        RestAssured.given()
                .auth()
                .oauth2(token)
                .header("Accept", accept)
                .header("If-Match", ifMatch)
                .get("/api/v1/letters/1?size=1")
                .then()
                .statusCode(200)
                .body("id", is("1"));
    }
}
