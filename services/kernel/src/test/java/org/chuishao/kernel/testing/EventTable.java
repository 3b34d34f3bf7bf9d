package org.chuishao.kernel.testing;

import java.util.List;
import java.util.stream.Stream;

/** The table of events in api-specs: who tells each, and who listens to it. */
public final class EventTable {
    public record Row(String type, String teller, List<String> listeners) {}

    private EventTable() {}

    public static Stream<Row> rows() {
        return ApiSpecs.read("README.md")
                .lines()
                .filter(line -> line.matches("\\| `[a-z-]+\\.v1` \\|.*"))
                .map(line -> line.split("\\|"))
                .map(cell -> new Row(
                        cell[1].strip().replace("`", ""),
                        cell[3].strip(),
                        List.of(cell[4].strip().split(", "))));
    }
}
