package org.chuishao.reporting.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.ledger.LedgerLine;
import org.chuishao.reporting.scoring.Period;
import org.junit.jupiter.api.Test;

/** Half a ledger never looks like a whole one. */
class LedgerDocumentTest {
    private final ObjectMapper json = new ObjectMapper();

    private static final class Out extends ByteArrayOutputStream {
        private boolean isClosed;

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private void write(Table.Source<LedgerLine> lines, Out out) throws IOException {
        var document = new LedgerDocument();
        document.json = json;
        document.write(new LedgerPull.Asked("340803", Period.parse("2026-09"), 7, null), lines, out);
    }

    @Test
    void aWholeOneHasItsEnd() throws IOException {
        var out = new Out();
        write(sink -> {}, out);
        assertTrue(out.isClosed);
        assertEquals(
                "{\"period\":\"2026-09\",\"ledgerEnd\":7,\"items\":[]}",
                json.readTree(out.toByteArray()).toString());
    }

    @Test
    void oneThatFailedHasNone() {
        var out = new Out();
        Table.Source<LedgerLine> failing = sink -> {
            throw new IllegalStateException("the database is away");
        };
        assertThrows(IllegalStateException.class, () -> write(failing, out));
        assertFalse(out.isClosed, "closing ends the answer");
        assertThrows(JacksonException.class, () -> json.readValue(out.toByteArray(), Object.class));
    }
}
