package org.chuishao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.chuishao.local.demo.DemoDistrict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps the suite from starting is said in one sentence that helps. */
class StartingTest {
    @TempDir
    Path folder;

    @Test
    void aTakenPortIsNamedWithItsPartAndAWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = taken.getLocalPort();
            var refusal = assertThrows(CannotStart.class, () -> Preflight.checkPort(Part.KAFKA, "127.0.0.1", port));

            assertTrue(refusal.getMessage().startsWith("Port " + port + " (kafka)"), refusal::getMessage);
            assertTrue(refusal.getMessage().contains("--port-offset"), refusal::getMessage);
        }
    }

    @Test
    void tooLittleMemoryIsSaidBeforeAnythingStarts() {
        assertThrows(CannotStart.class, () -> Preflight.checkMemory(1L << 30));
        Preflight.checkMemory(4L << 30);
    }

    @Test
    void aDataFolderBelongsToOneRunAtATime() throws IOException {
        try (var first = DataFolder.hold(folder)) {
            assertThrows(CannotStart.class, () -> DataFolder.hold(folder));
            assertEquals(folder.resolve("servers"), first.servers());
        }
        DataFolder.hold(folder).close();
    }

    @Test
    void aDataFolderThatIsAFileIsRefused() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThrows(CannotStart.class, () -> DataFolder.hold(file));
    }

    @Test
    void keysAreMadeOnceAndOnlyTheirOwnerReadsThem() throws IOException {
        var file = folder.resolve("secrets.properties");
        var made = Secrets.readOrMake(file, true);

        assertEquals(made, Secrets.readOrMake(file, false));
        assertNotEquals(made.cursorSeal(), made.privacyKey());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    /** New ones would open nothing of what is there. */
    @Test
    void keysOfDataThatIsThereAreNotMadeAnew() throws IOException {
        var file = folder.resolve("secrets.properties");
        assertThrows(CannotStart.class, () -> Secrets.readOrMake(file, false));
        assertFalse(Files.exists(file));

        var made = Secrets.readOrMake(file, true);
        var withoutSigning = Files.readString(file).replaceAll("(?m)^chuishao.signing-key=.*\\R?", "");
        Files.writeString(file, withoutSigning.replaceAll("(?m)^chuishao.privacy.key=.*\\R?", ""));
        assertThrows(CannotStart.class, () -> Secrets.readOrMake(file, false));
        // of an earlier version, which had no ledger to sign
        Files.writeString(file, withoutSigning);
        assertEquals(made.privacyKey(), Secrets.readOrMake(file, false).privacyKey());
    }

    @Test
    void aLongLogGoesOnAnewWhileItIsWritten() throws IOException {
        var logs = new Logs(folder);
        Files.writeString(logs.of("gateway"), "short\n");
        try (var writer =
                Files.newBufferedWriter(logs.of("whistle"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write("a long line of long ago\n");
            writer.flush();
            logs.turnOver(10);
            writer.write("today\n");
        }
        logs.turnOver(10);
        assertEquals("today\n", Files.readString(logs.of("whistle")));
        assertEquals("a long line of long ago\n", Files.readString(folder.resolve("whistle.previous.log")));
        assertEquals("short\n", Files.readString(logs.of("gateway")));

        logs.begin("whistle");
        assertFalse(Files.exists(logs.of("whistle")));
        assertEquals("today\n", Files.readString(folder.resolve("whistle.previous.log")));
    }

    @Test
    void aFolderHasTheDemoOnlyIfItBeganWithIt() throws IOException {
        assertTrue(DataFolder.isNew(folder));
        assertFalse(DemoDistrict.isDue(folder));
        DemoDistrict.plan(folder);
        assertTrue(DemoDistrict.isDue(folder));
        var until = Files.readString(folder.resolve("demo.until"));
        DemoDistrict.plan(folder);
        assertEquals(until, Files.readString(folder.resolve("demo.until")));

        Files.createFile(
                Files.createDirectories(folder.resolve("servers/postgres")).resolve("PG_VERSION"));
        assertFalse(DataFolder.isNew(folder));
        Files.createFile(folder.resolve("demo.loaded"));
        assertFalse(DemoDistrict.isDue(folder));
    }

    @Test
    void whatAKilledLauncherLeftIsEndedAndNobodyElse() throws Exception {
        var left = new ProcessBuilder("sleep", "60").start();
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Leftovers.note(folder.resolve("left.pid"), left.toHandle());
            Files.writeString(folder.resolve("reused.pid"), stranger.pid() + " 2001-01-01T00:00:00Z");

            assertEquals(1, Leftovers.end(folder));
            assertTrue(left.waitFor(5, TimeUnit.SECONDS));
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
            left.destroyForcibly();
        }
    }

    @Test
    void whatIsNotUnderstoodIsSaidWithTheUsage() {
        assertThrows(CannotStart.class, () -> Options.parse(folder, "--demo", "perhaps"));
        assertThrows(CannotStart.class, () -> Options.parse(folder, "--dmeo", "no"));
        assertThrows(CannotStart.class, () -> Options.parse(folder, "--port-offset", "9999"));
        assertEquals(
                folder.resolve("here"), Options.parse(folder, "--data", "here").data());
    }

    /** Linux gives outgoing connections 32768 and more: a part that is down for a moment must find its number free again. */
    @Test
    void nobodysOutgoingConnectionTakesAPartsPort() {
        for (var ports : List.of(Ports.defaults(), Ports.free()))
            assertTrue(ports.numbers().values().stream().allMatch(port -> port < 32_768), ports::toString);
        assertEquals(
                Part.values().length,
                Set.copyOf(Ports.free().numbers().values()).size());
    }

    @Test
    void theGatewayIsAskedWhereItListens() {
        var ports = Ports.defaults();
        assertEquals("http://127.0.0.1:8080", ports.url(Part.GATEWAY));
        assertEquals("http://192.168.1.5:8080", ports.on("192.168.1.5").url(Part.GATEWAY));
        assertEquals("http://[::1]:8180", ports.on("::1").shifted(100).url(Part.GATEWAY));
        assertEquals("http://127.0.0.1:8080", ports.on("0.0.0.0").url(Part.GATEWAY));
        assertEquals("http://127.0.0.1:8082", ports.on("192.168.1.5").url(Part.WHISTLE));
    }

    @Test
    void aServiceTakesItsArchiveWhenThereIsOneAndAServerNone() throws IOException {
        var settings = new Settings(
                folder,
                folder,
                Ports.defaults(),
                folder.resolve("accounts.json"),
                Optional.empty(),
                false,
                false,
                line -> {});
        try (var data = DataFolder.hold(folder.resolve("data"))) {
            var commands = new Commands(settings, data, Secrets.readOrMake(folder.resolve("secrets.properties"), true));
            assertFalse(commands.build(Part.GATEWAY, 8080).command().toString().contains("AOT"));

            var archive = Commands.archive(folder, Part.GATEWAY);
            Files.createDirectories(archive.getParent());
            Files.createFile(archive);

            assertTrue(commands.build(Part.GATEWAY, 8080).command().contains("-XX:AOTCache=" + archive));
            assertFalse(commands.build(Part.KAFKA, 9092).command().toString().contains("AOT"));
        }
    }
}
