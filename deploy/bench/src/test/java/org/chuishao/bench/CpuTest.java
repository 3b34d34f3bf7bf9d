package org.chuishao.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CpuTest {
    /** Starts a child that works; once told, the child ends and its parent says so and waits. */
    private static final String CHILD_WORKS =
            "(i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; echo worked; read told); echo ended; read told";

    @BeforeEach
    void whereTheSystemTells() {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")));
    }

    @Test
    void whatAChildHadUsedWhenItEndedIsStillCounted() throws Exception {
        var begin = Cpu.now();
        var server = shell(CHILD_WORKS, "--run", "postgres");
        try (var says = server.inputReader()) {
            assertEquals("worked", says.readLine());
            var before = Cpu.now();
            tell(server);
            assertEquals("ended", says.readLine());
            var spent = Cpu.now().since(before, 1).database();
            assertTrue(spent >= 0, () -> spent + " ms were used while the child ended");
            assertEquals(Cpu.Spent.UNKNOWN, before.since(begin, 1), "the server came between");
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatAPartUsedBeforeItWasStartedAgainIsUnknown() throws Exception {
        var service = shell("echo ready; read told", "/quarkus-app/");
        try (var says = service.inputReader()) {
            assertEquals("ready", says.readLine());
            var before = Cpu.now();
            service.destroyForcibly().waitFor();
            assertEquals(Cpu.Spent.UNKNOWN, Cpu.now().since(before, 1));
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private static Process shell(String script, String... words) throws Exception {
        var command = Stream.concat(Stream.of("sh", "-c", script), Stream.of(words));
        return new ProcessBuilder(command.toList()).start();
    }

    private static void tell(Process shell) throws Exception {
        shell.outputWriter().append("\n").flush();
    }
}
