package org.chuishao.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The rows of one of the demo's CSV files. */
final class Register {
    private static final CsvMapper CSV = new CsvMapper();

    private Register() {}

    static List<Map<String, String>> read(String name) {
        try (var rows = CSV.readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(Register.class.getResourceAsStream("/demo/" + name + ".csv"))) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's " + name + " cannot be read", e);
        }
    }

    /** What does not fit into rows. */
    static List<Map<String, Object>> readJson(String name) {
        try (var file = Register.class.getResourceAsStream("/demo/" + name + ".json")) {
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's " + name + " cannot be read", e);
        }
    }

    /** A year's public holidays, as the calendar takes them. */
    static ObjectNode readCalendar() {
        try (var file = Register.class.getResourceAsStream("/demo/calendar.json")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's calendar cannot be read", e);
        }
    }

    /** The elements of a list that lies in one field. */
    static List<String> split(String joined) {
        return joined == null || joined.isBlank() ? List.of() : List.of(joined.split(";"));
    }
}
