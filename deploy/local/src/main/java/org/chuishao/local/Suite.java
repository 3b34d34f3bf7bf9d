package org.chuishao.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The whole suite as processes of this machine. Tests start it, kill parts of it and start them again. */
public final class Suite implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(15);
    /** To write an archive takes a minute when all do at once. */
    private static final Duration GRACE_TO_WRITE = Duration.ofMinutes(5);

    private static final Duration LOOK_AT_LOGS = Duration.ofMinutes(1);

    private final Settings settings;
    private final DataFolder folder;
    private final Commands commands;
    private final Readiness readiness;
    private final Supervision supervision;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final Thread stopWithUs = new Thread(this::stop, "stop-the-suite");
    private volatile boolean stopping;

    private Suite(Settings settings, DataFolder folder) throws IOException {
        this.settings = settings;
        this.folder = folder;
        this.commands = new Commands(settings, folder, Secrets.readOrMake(folder.secrets(), folder.isNew()));
        this.readiness = new Readiness(folder.servers(), settings.ports());
        this.supervision = new Supervision(settings.say());
    }

    /** @throws CannotStart saying in one sentence why not; nothing is left running then */
    public static Suite start(Settings settings) {
        var folder = DataFolder.hold(settings.data());
        try {
            int left = Leftovers.end(folder.pids());
            if (left > 0)
                settings.say().accept("Ended %d processes an earlier run had left. 已清理上次遗留的进程。".formatted(left));
            Preflight.check(settings);
            var suite = new Suite(settings, folder);
            Runtime.getRuntime().addShutdownHook(suite.stopWithUs);
            suite.startAll();
            return suite;
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be used: %s".formatted(settings.data(), e.getMessage()), e);
        }
    }

    public Settings settings() {
        return settings;
    }

    public Ports ports() {
        return settings.ports();
    }

    /** Ends a part as a power cut would. Under supervision it comes back by itself. */
    public void kill9(Part part) {
        try {
            child(part.word()).kill9();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Starts a part again, ending it first if it runs, perhaps with settings of its own, and waits until it is ready. */
    public void restart(Part part, String... settings) {
        stopNow(part.word());
        run(part.word(), part, ports().of(part), settings);
    }

    /** One more process of a part, over the same database and in the same consumer groups, with settings of its own. */
    public void replica(Part part, int port, String... settings) {
        run(part.word() + "-" + port, part, port, settings);
    }

    /** What a running server says about itself: the database's passwords, for one. */
    public Properties facts(Part server) {
        return Facts.of(folder.servers(), server);
    }

    public boolean isUp(Part part) {
        return child(part.word()).isAlive();
    }

    /** Gateway first, servers last; each gets a while to finish what it is doing. */
    public synchronized void stop() {
        if (stopping) return;
        stopping = true;
        settings.say().accept("Stopping … 正在停止……");
        supervision.end();
        for (var together : Part.stoppingOrder()) {
            var ending = namesOf(together).stream()
                    .map(name -> CompletableFuture.runAsync(() -> stopNow(name), Thread::startVirtualThread))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(ending).join();
        }
        threads.shutdownNow();
        try {
            folder.close();
        } catch (IOException e) {
            settings.say().accept("The lock on the data folder was not given back: " + e.getMessage());
        }
        settings.say().accept("Stopped; the data stays in %s. 已停止，数据保留。".formatted(settings.data()));
    }

    @Override
    public void close() {
        stop();
        Runtime.getRuntime().removeShutdownHook(stopWithUs);
    }

    private void startAll() {
        threads.execute(this::keepLogsShort);
        var started = new EnumMap<Part, CompletableFuture<Void>>(Part.class);
        for (var part : Part.values()) {
            var needed = part.needs().stream().map(started::get).toArray(CompletableFuture[]::new);
            started.put(
                    part,
                    CompletableFuture.allOf(needed)
                            .thenRunAsync(() -> run(part.word(), part, ports().of(part)), threads));
        }
        try {
            firstFailureOf(started).join();
        } catch (CompletionException e) {
            stop();
            throw e.getCause() instanceof CannotStart told ? told : e;
        }
    }

    /** Ends with the first part that fails, not with the slowest. */
    private static CompletableFuture<Void> firstFailureOf(Map<Part, CompletableFuture<Void>> started) {
        var all = CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
        started.values()
                .forEach(one -> one.whenComplete((done, failure) -> {
                    if (failure != null) all.completeExceptionally(failure);
                }));
        return all;
    }

    private void run(String name, Part part, int port, String... own) {
        if (stopping) return;
        var begun = Instant.now();
        try {
            var child = launch(name, part, port, own);
            awaitOrEnd(part, port, child);
            settings.say()
                    .accept("%-12s %5.1f s  %s"
                            .formatted(
                                    name, Duration.between(begun, Instant.now()).toMillis() / 1000.0, part.title()));
            if (settings.supervised()) supervision.watch(name, child, () -> run(name, part, port, own));
        } catch (IOException e) {
            throw new CannotStart("%s could not be started: %s".formatted(name, e.getMessage()), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whoever does not become ready is ended: it would hold its port, and nobody knew it. */
    private void awaitOrEnd(Part part, int port, Child child) throws IOException, InterruptedException {
        try {
            readiness.await(part, port, child);
        } catch (CannotStart e) {
            child.kill9();
            throw e;
        }
    }

    private Child launch(String name, Part part, int port, String... own) throws IOException {
        synchronized (children) {
            if (stopping) throw new CannotStart("The suite is stopping. 正在停止。");
            if (!children.containsKey(name)) folder.logs().begin(name);
            var child =
                    Child.launch(commands.build(part, port, own), folder.logs().of(name), folder.pid(name));
            children.put(name, child);
            return child;
        }
    }

    private void keepLogsShort() {
        try {
            while (true) {
                Thread.sleep(LOOK_AT_LOGS);
                folder.logs().turnOver(Logs.LONGEST);
            }
        } catch (IOException e) {
            settings.say().accept("The logs grow on: " + e.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Child child(String name) {
        synchronized (children) {
            return children.get(name);
        }
    }

    private Set<String> namesOf(Set<Part> parts) {
        synchronized (children) {
            var names = new LinkedHashSet<String>();
            for (var name : children.keySet()) {
                if (parts.stream().anyMatch(part -> name.split("-")[0].equals(part.word()))) names.add(name);
            }
            return names;
        }
    }

    private void stopNow(String name) {
        try {
            supervision.forget(name);
            child(name).stop(settings.training() ? GRACE_TO_WRITE : GRACE);
        } catch (IOException e) {
            settings.say().accept("%s: %s".formatted(name, e.getMessage()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
