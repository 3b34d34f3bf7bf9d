package org.chuishao.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line and environment of each part. What is secret goes through the environment, which others cannot list. */
final class Commands {
    private static final Path SESSION_LEADER = Path.of("/usr/bin/setsid");

    private final Settings settings;
    private final DataFolder folder;
    private final Secrets secrets;

    Commands(Settings settings, DataFolder folder, Secrets secrets) {
        this.settings = settings;
        this.folder = folder;
        this.secrets = secrets;
    }

    /** What the build leaves for a part to be run from. */
    static Path program(Path root, Part part) {
        return part.isServer()
                ? root.resolve("services/embedded/target/lib")
                : root.resolve("services/" + part.word() + "/target/quarkus-app/quarkus-run.jar");
    }

    ProcessBuilder build(Part part, int port, String... own) {
        var command = new ArrayList<String>();
        // Ctrl-C reaches a whole terminal session at once; in sessions of their own the parts stop in our order.
        if (Files.isExecutable(SESSION_LEADER)) command.add(SESSION_LEADER.toString());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags(part));
        if (!part.isServer()) command.addAll(archive(part));
        command.addAll(part.isServer() ? server(part, port) : service(part, port, own));
        var builder = new ProcessBuilder(command).directory(settings.data().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("CHUISHAO_"));
        // the C library would keep what was freed in an arena per thread
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        if (!part.isServer()) builder.environment().putAll(secretsOf(part));
        return builder;
    }

    /** Where a part's classes, linked, and what was learnt of its hot methods are kept; a build takes it away with the rest. */
    static Path archive(Path root, Part part) {
        return program(root, part).resolveSibling("app.aot");
    }

    private List<String> archive(Part part) {
        var archive = archive(settings.root(), part);
        // as large as the space for classes may grow, so large may an archive be
        if (settings.training()) return List.of("-XX:MaxMetaspaceSize=512m", "-XX:AOTCacheOutput=" + archive);
        if (Files.notExists(archive)) return List.of();
        // mapped where it was written for: what is moved becomes this process's own memory, some 50 MB
        return List.of("-XX:AOTCache=" + archive, "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
    }

    /** Small and quick to start. */
    private List<String> jvmFlags(Part part) {
        return List.of(
                "-Xmx" + part.heapMegabytes() + "m",
                "-Xms" + Math.min(80, part.heapMegabytes()) + "m", // or the JVM takes all of it at once
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MaxNewSize=56m",
                "-XX:MinHeapFreeRatio=15", // what lives long hardly grows: 40 % of it free were never used
                "-XX:TrimNativeHeapInterval=30000", // the compilers' memory, about 30 MB a process
                "-XX:MaxMetaspaceSize=" + (part.isServer() ? "96m" : "160m"),
                "-XX:ReservedCodeCacheSize=64m",
                "-Xss512k",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai");
    }

    private List<String> server(Part part, int port) {
        var built = settings.root().resolve("services/embedded/target");
        var words = new ArrayList<>(List.of(
                "-cp",
                classPath(built),
                "org.chuishao.embedded.Servers",
                "--data",
                folder.servers().toString(),
                "--run",
                part.word(),
                "--" + part.word() + "-port",
                String.valueOf(port)));
        if (part == Part.ISSUER)
            words.addAll(List.of("--accounts", settings.accounts().toString()));
        return words;
    }

    private static String classPath(Path built) {
        return built.resolve("*") + File.pathSeparator + built.resolve("lib/*");
    }

    private List<String> service(Part part, int port, String... own) {
        var words = new ArrayList<>(List.of(
                "-Dquarkus.profile=local",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.host=" + settings.ports().hostOf(part),
                "-Dquarkus.oidc.auth-server-url=" + settings.ports().issuer()));
        if (part.hasDatabase()) {
            words.add("-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:%d/%s"
                    .formatted(settings.ports().of(Part.POSTGRES), part.word()));
            words.add("-Dkafka.bootstrap.servers=127.0.0.1:" + settings.ports().of(Part.KAFKA));
            settings.clockAhead()
                    .ifPresent(ahead ->
                            words.addAll(List.of("-Dchuishao.clock.travel=true", "-Dchuishao.clock.ahead=" + ahead)));
        } else {
            for (var service : Part.services()) {
                words.add("-Dgateway.services.%s=%s"
                        .formatted(service.word(), settings.ports().url(service)));
            }
        }
        words.addAll(List.of(own)); // the last one counts
        words.addAll(List.of("-jar", program(settings.root(), part).toString()));
        return words;
    }

    private Map<String, String> secretsOf(Part part) {
        if (!part.hasDatabase()) return Map.of("CHUISHAO_SECRET", secrets.cursorSeal());
        var passwords = Facts.of(folder.servers(), Part.POSTGRES);
        var owner = part.word() + "_owner";
        var secret = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_USERNAME", part.word(),
                "QUARKUS_DATASOURCE_PASSWORD", passwords.getProperty("postgres.password." + part.word()),
                "QUARKUS_FLYWAY_USERNAME", owner,
                "QUARKUS_FLYWAY_PASSWORD", passwords.getProperty("postgres.password." + owner),
                "CHUISHAO_SECRET", secrets.cursorSeal(),
                "CHUISHAO_PRIVACY_KEY", secrets.privacyKey()));
        if (part == Part.REPORTING) secret.put("CHUISHAO_SIGNING_KEY", secrets.signingKey());
        return secret;
    }
}
