package org.chuishao.kernel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.chuishao.kernel.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private static final String ASKED = "whistles stage=DRAFT";
    private static final String POSITION = "2026-09-16T02:00:00Z 马山";

    private final Cursors cursors = with("a secret");

    private static Cursors with(String secret) {
        var cursors = new Cursors();
        cursors.secret = secret;
        cursors.begin();
        return cursors;
    }

    @Test
    void aCursorContinuesItsOwnQuestionOnEveryReplica() {
        assertEquals(POSITION, with("a secret").open(ASKED, cursors.seal(ASKED, POSITION)));
        assertFalse(cursors.seal(ASKED, POSITION).matches(".*[^A-Za-z0-9_-].*"));
    }

    @Test
    void noCharacterOfItCanBeChanged() {
        var cursor = cursors.seal(ASKED, POSITION);
        for (int i = 0; i < cursor.length() - 1; i++) {
            var bent = new StringBuilder(cursor);
            bent.setCharAt(i, cursor.charAt(i) == 'A' ? 'B' : 'A');
            refused(ASKED, bent.toString());
        }
    }

    @Test
    void itContinuesNoOtherQuestionAndNoOtherSecret() {
        refused("whistles stage=CLOSED", cursors.seal(ASKED, POSITION));
        refused(ASKED, with("another secret").seal(ASKED, POSITION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AAAA", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAA", "***", "钥匙", "\u0000"})
    void whatWasNeverHandedOutIsRefused(String cursor) {
        refused(ASKED, cursor);
    }

    private void refused(String asked, String cursor) {
        var refusal = assertThrows(Problem.class, () -> cursors.open(asked, cursor));
        assertEquals(400, refusal.status());
        assertEquals("INVALID_CURSOR", refusal.code());
    }
}
