package org.chuishao.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.chuishao.kernel.testing.ApiSpecs;
import org.junit.jupiter.api.Test;

/** The README of api-specs names every code a problem may have, and no other, under the status it comes with. */
class ProblemCodesTest {
    private static final Map<String, String> STATUS =
            Map.of("badRequest", "400", "forbidden", "403", "conflict", "409");

    /** As code gives them: to {@link Problem}, to a file that cannot be read, to the library's problem, and what an enum has for all others. */
    private static final Pattern GIVEN = Pattern.compile("""
            (?:\\b(?:(?<made>badRequest|forbidden|conflict)\\(|of\\(\\s*(?<status>\\d{3}),)\\s*(?:[\\w.= ]+\\?\\s*)?\
            |\\bunreadable\\(\\s*\
            |withStatus\\((?<built>\\d{3})\\)\\s*\\.with\\("code", )"(?<code>[A-Z_]+)"(?:\\s*:\\s*"(?<other>[A-Z_]+)")?\
            |\\n {4}(?<name>[A-Z_]+)\\(\\s*(?<of>[45]\\d\\d),""");

    private static final Pattern ROW = Pattern.compile("\\| (\\d{3}) \\| (.*)");
    private static final Pattern CODE = Pattern.compile("`([A-Z_]+)`");

    @Test
    void theReadmeNamesThemAll() throws IOException {
        assertEquals(given(), named());
    }

    private static Map<String, TreeSet<String>> named() {
        var named = new TreeMap<String, TreeSet<String>>();
        ApiSpecs.read("README.md")
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row ->
                        CODE.matcher(row.group(2)).results().forEach(code -> add(named, row.group(1), code.group(1))));
        return named;
    }

    private static Map<String, TreeSet<String>> given() throws IOException {
        var given = new TreeMap<String, TreeSet<String>>();
        var services = Path.of(System.getProperty("chuishao.root", "../.."), "services");
        try (var files = Files.walk(services)) {
            for (var file : files.filter(each -> each.toString().contains("/src/main/")
                            && each.toString().endsWith(".java"))
                    .toList()) read(Files.readString(file), given);
        }
        return given;
    }

    private static void read(String source, Map<String, TreeSet<String>> given) {
        GIVEN.matcher(source).results().forEach(found -> {
            if (found.group("name") != null) {
                add(given, found.group("of"), found.group("name"));
                return;
            }
            var status = found.group("built") != null ? found.group("built") : found.group("status");
            if (status == null) status = STATUS.get(found.group("made") == null ? "badRequest" : found.group("made"));
            add(given, status, found.group("code"));
            if (found.group("other") != null) add(given, status, found.group("other"));
        });
    }

    private static void add(Map<String, TreeSet<String>> codes, String status, String code) {
        codes.computeIfAbsent(status, none -> new TreeSet<>()).add(code);
    }
}
