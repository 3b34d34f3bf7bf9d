package org.chuishao.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersIT {
    @TempDir
    Path folder;

    @Test
    void theIssuerRefusesProduction() throws Exception {
        var process = RunningServers.launch(folder, Map.of("CHUISHAO_PROFILE", "prod"), "issuer");
        assertEquals(1, process.waitFor());
        assertTrue(Files.readString(folder.resolve("output")).contains("not for production"));
    }

    @Test
    void leasedServersLeaveNothingBehindOnceNobodyNeedsThem() throws Exception {
        var process = RunningServers.launch(folder, Map.of(), "issuer", "--lease", "1");
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
        assertTrue(Files.readString(folder.resolve("output")).contains("READY"));
        assertFalse(Files.exists(folder.resolve("issuer-key")));
        assertFalse(Files.exists(folder.resolve("servers-issuer.properties")));
    }

    @Test
    void aStopKeepsTheDataAndWithdrawsTheDescription() throws Exception {
        RunningServers.start(folder, "issuer").close();
        assertTrue(Files.exists(folder.resolve("issuer-key")));
        assertFalse(Files.exists(folder.resolve("servers-issuer.properties")));
    }
}
