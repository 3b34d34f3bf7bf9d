package org.chuishao.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.chuishao.local.demo.DemoAccounts;
import org.chuishao.local.demo.DemoDistrict;

/** The suite on this machine for a person: starts it, fills it with the demo district, says what to try. */
public final class Run {
    private Run() {}

    public static void main(String[] words) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var root = Settings.findRoot();
            run(root, Options.parse(root, words), out);
        } catch (CannotStart e) {
            out.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path root, Options options, PrintStream out) throws IOException, InterruptedException {
        try (var progress = new Progress(out)) {
            progress.accept("Chuishao 吹哨 · data in %s · Ctrl-C stops 按 Ctrl-C 停止".formatted(options.data()));
            Files.createDirectories(options.data());
            var people = DemoAccounts.read();
            var accounts = people.writeTo(options.data().resolve("accounts.json"));
            if (options.demo() && DataFolder.isNew(options.data())) DemoDistrict.plan(options.data());
            boolean load = options.demo() && DemoDistrict.isDue(options.data());
            var suite = Suite.start(new Settings(
                    root,
                    options.data(),
                    Ports.defaults().on(options.host()).shifted(options.portOffset()),
                    accounts,
                    load ? Optional.of(Duration.ZERO) : Optional.empty(),
                    true,
                    false,
                    progress));
            progress.accept("Up after %d s. 启动完成。".formatted(progress.seconds()));
            if (load) loadDemo(suite, people, progress);
            out.println(Welcome.text(suite.settings(), people, options.demo()));
        }
        new CountDownLatch(1).await();
    }

    /** What could not be loaded leaves a suite that works; the next start goes on with it. */
    private static void loadDemo(Suite suite, DemoAccounts people, Progress progress) throws InterruptedException {
        progress.phase("loading the demo district 正在载入演示数据");
        try {
            new DemoDistrict(suite.ports(), suite.settings().data(), people, progress).load();
        } catch (IOException | RuntimeException e) {
            progress.accept(
                    "The demo data is incomplete, the next `make run` goes on with it 演示数据未载完: " + e.getMessage());
        }
    }
}
