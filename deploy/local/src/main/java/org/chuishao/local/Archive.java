package org.chuishao.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chuishao.local.demo.DemoAccounts;
import org.chuishao.local.demo.DemoDistrict;

/**
 * Runs the suite once through the demo district's weeks and keeps, beside each built service, what the JVM has learnt (its AOT
 * cache: JEP 483 and 515). Later starts take it from there; a service that was built anew starts as if there was none.
 */
public final class Archive {
    private Archive() {}

    /** Whether what was learnt is there for every part that can use it. */
    public static boolean isThere(Path root) {
        return trained().stream().allMatch(part -> Files.exists(Commands.archive(root, part)));
    }

    private static List<Part> trained() {
        return Arrays.stream(Part.values()).filter(part -> !part.isServer()).toList();
    }

    public static void main(String[] words) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (var progress = new Progress(out)) {
            train(Settings.findRoot(), progress);
        } catch (CannotStart e) {
            out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void train(Path root, Progress progress) throws IOException, InterruptedException {
        for (var part : trained()) Files.deleteIfExists(Commands.archive(root, part));
        var data = Files.createTempDirectory(Files.createDirectories(root.resolve("deploy/local/target")), "archive");
        var people = DemoAccounts.read();
        var settings = new Settings(
                root,
                data,
                Ports.free(),
                people.writeTo(data.resolve("accounts.json")),
                Optional.of(Duration.ZERO),
                false,
                true,
                progress);
        try (var suite = Suite.start(settings)) {
            new DemoDistrict(suite.ports(), data, people, progress).load();
            progress.phase("writing the archives 正在生成启动档案");
        }
        for (var part : trained()) {
            var archive = Commands.archive(root, part);
            if (Files.notExists(archive))
                throw new CannotStart("%s left no archive: see %s. 未能生成启动档案。".formatted(part.word(), data));
            progress.accept("%-12s %4d MB".formatted(part.word(), Files.size(archive) >> 20));
        }
    }
}
