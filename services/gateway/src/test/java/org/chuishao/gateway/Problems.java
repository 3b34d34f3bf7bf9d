package org.chuishao.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;

/** Says what every problem answer has to look like. */
final class Problems {
    private Problems() {}

    static void assertProblem(Problem expected, HttpResponse<String> answer) {
        assertEquals(expected.status(), answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        var problem = Http.json(answer);
        assertEquals(expected.name(), problem.getString("code"));
        assertEquals(expected.status(), problem.getInteger("status"));
        assertEquals(answer.headers().firstValue("X-Request-Id").orElseThrow(), problem.getString("traceId"));
    }
}
