package org.chuishao.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/whistles",
                "/api/v1/whistles/",
                "/open311/v2/requests.json",
                "/api/v1/items/%E8%B7%AF%E7%81%AF",
                "/api/v1/scores/...",
                "/api/v1/items/a%20b"
            })
    void plainPathsPass(String path) {
        assertTrue(RequestPath.isPlain(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api",
                "//",
                "//api/v1/whistles",
                "/api//v1/whistles",
                "/api/v1/whistles//",
                "/api/v1/whistles/..",
                "/api/v1/whistles/../scores",
                "/api/v1/./whistles",
                "/api/v1/whistles%2f..%2fscores",
                "/api/v1/whistles/%2E%2e/scores",
                "/api/v1/whistles/.%2e/scores",
                "/api/v1/whistles%5c..",
                "/api/v1/whistles\\..",
                "/api/v1/whistles;x=1",
                "/api/v1/whistles%3bx",
                "/api/v1/whistles%252f",
                "/api/v1/whistles%00",
                "/api/v1/whistles%0d%0a",
                "/api/v1/whistles%",
                "/api/v1/whistles%2",
                "/api/v1/whistles%zz",
                "/api/v1/whi stles"
            })
    void pathsThatReadTwoWaysDoNot(String path) {
        assertFalse(RequestPath.isPlain(path));
    }
}
