package org.chuishao.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked once per version below the data folder. */
final class PostgresPrograms {
    private final Path root;
    private final Path home;

    private PostgresPrograms(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    static PostgresPrograms unpack(Path root) throws IOException {
        Files.createDirectories(root);
        var connection = (JarURLConnection) archive().openConnection();
        var home = root.toRealPath()
                .resolve("postgres-%08x".formatted(connection.getJarEntry().getCrc()));
        if (Files.notExists(home)) {
            var unpacking = root.resolve("unpacking");
            PrivateFiles.deleteTree(unpacking);
            try (var tar = new TarArchiveInputStream(
                    new XZCompressorInputStream(new BufferedInputStream(connection.getInputStream())))) {
                unpack(tar, Files.createDirectories(unpacking));
            }
            Files.move(unpacking, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresPrograms(root.toRealPath(), home);
    }

    /** PostgreSQL refuses to run as root; a user namespace of its own gives it an ordinary identity without another account. */
    List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    void run(Path log, String program, String... arguments) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(program + " failed with " + exit + ", see " + log);
        }
    }

    /** Every process running one of these programs: the folder is private to one data directory, so they all belong to it. */
    Stream<ProcessHandle> running() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(root))
                        .isPresent());
    }

    private static URL archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        var machine = Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64")
                .get(System.getProperty("os.arch"));
        var name = "/postgres-" + system + "-" + machine + ".txz";
        var archive = PostgresPrograms.class.getResource(name);
        if (archive == null) {
            throw new IllegalStateException("no PostgreSQL for this machine on the class path: " + name);
        }
        return archive;
    }

    private static void unpack(TarArchiveInputStream tar, Path into) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var path = into.resolve(entry.getName()).normalize();
            if (entry.isDirectory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, path);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
