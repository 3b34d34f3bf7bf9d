package org.chuishao.reporting.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import org.chuishao.kernel.tabular.Table;
import org.chuishao.reporting.ledger.LedgerLine;

/** The ledger of a period as one JSON document, written line by line. */
@ApplicationScoped
class LedgerDocument {
    @Inject
    LedgerPull ledger;

    @Inject
    ObjectMapper json;

    void write(LedgerPull.Asked asked, OutputStream out) throws IOException {
        write(asked, ledger.of(asked), out);
    }

    /** One that fails on its way gets no end: closing the generator would make a whole document of the half. */
    void write(LedgerPull.Asked asked, Table.Source<LedgerLine> lines, OutputStream out) throws IOException {
        var generator = json.getFactory().createGenerator(out);
        generator.writeStartObject();
        generator.writeStringField("period", asked.period().toString());
        generator.writeNumberField("ledgerEnd", asked.end());
        generator.writeArrayFieldStart("items");
        // the mapper would flush after every line
        var writer = json.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        lines.each(line -> writer.writeValue(generator, line));
        generator.writeEndArray();
        generator.writeEndObject();
        generator.close();
    }
}
