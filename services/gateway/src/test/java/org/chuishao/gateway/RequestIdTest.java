package org.chuishao.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RequestIdTest {
    @Test
    void aWellFormedOneIsKept() {
        assertEquals("a-B_3.x", RequestId.accept("a-B_3.x"));
        assertEquals("x".repeat(64), RequestId.accept("x".repeat(64)));
    }

    @Test
    void anythingElseIsReplaced() {
        for (var offered : Arrays.asList(null, "", "a b", "a\nb", "吹哨", "x".repeat(65))) {
            assertTrue(RequestId.accept(offered).matches("[0-9a-f]{32}"), offered);
        }
        assertNotEquals(RequestId.accept(null), RequestId.accept(null));
    }
}
