package org.chuishao.embedded.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the servers as a process of their own, so that their jars never meet a service's class path. */
final class ServersProcess {
    private static final String MAIN = "org.chuishao.embedded.Servers";
    private static final int IDLE_SECONDS = 60;

    private final Path target;
    private final Path folder;

    ServersProcess(Path root) throws IOException {
        target = root.resolve("services/embedded/target");
        folder = Files.createDirectories(target.resolve("servers"));
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path description() {
        return data().resolve("servers-postgres-kafka-issuer.properties");
    }

    Path log() {
        return folder.resolve("servers.log");
    }

    Process start() throws IOException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("servers.jsa"),
                "-Xlog:cds=off",
                "-Xlog:aot=off",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                MAIN,
                "--data",
                data().toString(),
                "--run",
                "postgres,kafka,issuer",
                "--fsync",
                "off",
                "--lease",
                String.valueOf(IDLE_SECONDS));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().remove("CHUISHAO_PROFILE");
        return builder.start();
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** The jar when it is as new as the classes (it starts faster, from the shared archive), else the classes. */
    private String classPath() throws IOException {
        var classes = target.resolve("classes");
        var main = classes.resolve(MAIN.replace('.', '/') + ".class");
        if (Files.notExists(main)) {
            throw new IllegalStateException("build services/embedded first: " + main + " is missing");
        }
        var compiled = Files.getLastModifiedTime(main);
        Path own = classes;
        try (var jars = Files.newDirectoryStream(target, "embedded-*.jar")) {
            for (var jar : jars) {
                own = Files.getLastModifiedTime(jar).compareTo(compiled) >= 0 ? jar : own;
            }
        }
        return own + System.getProperty("path.separator") + target.resolve("lib") + "/*";
    }
}
