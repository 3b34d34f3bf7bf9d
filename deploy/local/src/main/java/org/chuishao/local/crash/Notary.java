package org.chuishao.local.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chuishao.local.Api;

/** Has the exported ledger checked by the verifier, which needs neither the suite nor its word. */
final class Notary {
    private static final String WHO = "assessor";

    private final Api api;
    private final Path root;
    private final Path folder;

    Notary(Api api, Path root, Path folder) {
        this.api = api;
        this.root = root;
        this.folder = folder;
    }

    /** What the verifier objects to; empty when it does not. */
    Optional<String> objection() throws IOException, InterruptedException {
        var checkpoint = save("checkpoint.json", "/ledger/checkpoint", "application/json");
        var keys = save("keys.json", "/ledger/keys", "application/json");
        var ledger = folder.resolve("ledger.jsonl");
        Files.writeString(ledger, wholeLedger());
        var jars = root.resolve("services/reporting/target/quarkus-app");
        var verifier = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jars.resolve("app") + "/*" + File.pathSeparator + jars.resolve("lib/main") + "/*",
                        "org.chuishao.reporting.verify.Verifier",
                        ledger.toString(),
                        checkpoint.toString(),
                        keys.toString()))
                .redirectErrorStream(true)
                .start();
        var said = new String(verifier.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return verifier.waitFor() == 0 ? Optional.empty() : Optional.of("the ledger's verifier: " + said.strip());
    }

    private String wholeLedger() {
        var lines = new StringBuilder();
        long after = -1;
        while (true) {
            var page = api.read(WHO, "/ledger?after=" + after + "&limit=1000", "Accept", "application/x-ndjson");
            if (!page.isGood()) throw new IllegalStateException("the ledger was answered " + page.status());
            if (page.text().isBlank()) return lines.toString();
            lines.append(page.text());
            after += page.text().lines().count();
        }
    }

    private Path save(String name, String path, String type) throws IOException {
        var answer = api.read(WHO, path, "Accept", type);
        if (!answer.isGood()) throw new IOException(path + " was answered " + answer.status());
        return Files.writeString(folder.resolve(name), answer.text());
    }
}
