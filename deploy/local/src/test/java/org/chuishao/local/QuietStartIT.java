package org.chuishao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A warning means something: a healthy start of a new suite says none. */
class QuietStartIT {
    private static final Pattern UP = Pattern.compile(".* INFO .*Installed features: .*");
    /** That a thread was long at something is news of the machine the tests run on. */
    private static final Pattern ALARMING = Pattern.compile(".* (WARN|ERROR|FATAL) (?!.*BlockedThreadChecker).*");

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"CATALOGUE", "WORKSTATION", "WHISTLE", "REPORTING", "GATEWAY"})
    void aHealthyStartWarnsOfNothing(Part part) throws IOException {
        var log = Town.shared().suite.settings().data().resolve("logs").resolve(part.word() + ".log");
        var lines = Files.readAllLines(log);
        int up = 0;
        while (up < lines.size() && !UP.matcher(lines.get(up)).matches()) up++;
        assertTrue(up < lines.size(), "never said that it is up");
        assertEquals(
                List.of(),
                lines.subList(0, up).stream()
                        .filter(ALARMING.asMatchPredicate())
                        .toList());
    }
}
