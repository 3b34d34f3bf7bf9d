package org.chuishao.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.chuishao.embedded.Arguments.Kind;
import org.chuishao.embedded.issuer.Issuer;

/** Runs PostgreSQL, Kafka and the OIDC issuer, all or some of them, on this machine's loopback address. */
public final class Servers {
    private static final Duration TAKEOVER_PATIENCE = Duration.ofSeconds(30);

    private final Arguments arguments;
    private final Path description;
    private final List<FileLock> locks = new ArrayList<>();
    private final Map<Kind, Future<Server>> servers = new ConcurrentHashMap<>();

    private Servers(Arguments arguments) {
        this.arguments = arguments;
        this.description = arguments.data().resolve(fileName(arguments));
    }

    public static void main(String[] words) throws Exception {
        Arguments arguments;
        try {
            arguments = Arguments.parse(words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            new Servers(arguments).run();
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws Exception {
        long begun = System.nanoTime();
        Files.createDirectories(arguments.data());
        for (var kind : arguments.run()) {
            locks.add(lock(kind));
        }
        Files.deleteIfExists(description);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        var facts = start();
        try (var leases = new Leases()) {
            facts.put("lease.port", String.valueOf(leases.port()));
            PrivateFiles.writeProperties(description, facts);
            System.out.printf("READY %s in %d ms%n", description, (System.nanoTime() - begun) / 1_000_000);
            if (arguments.lease().isPresent()) {
                leases.awaitAbandoned(arguments.lease().get());
            } else {
                new CountDownLatch(1).await();
            }
        }
        System.exit(0);
    }

    private Map<String, String> start() throws InterruptedException, ExecutionException {
        try (var starting = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var kind : arguments.run()) {
                servers.put(kind, starting.submit(starter(kind)));
            }
        }
        var facts = new HashMap<>(
                Map.of("pid", String.valueOf(ProcessHandle.current().pid())));
        for (var server : servers.values()) {
            facts.putAll(server.get().facts());
        }
        return facts;
    }

    private Callable<Server> starter(Kind kind) {
        var data = arguments.data();
        int port = arguments.port(kind);
        return switch (kind) {
            case POSTGRES ->
                () -> Postgres.start(
                        data, port, arguments.durable(), arguments.lease().isPresent(), Servers::postgresLost);
            case KAFKA -> () -> Broker.start(data.resolve("kafka"), port);
            case ISSUER -> () -> Issuer.start(data, port, arguments.accounts());
        };
    }

    /** Whoever supervises this process starts it again, and with it the server. */
    private static void postgresLost() {
        System.err.println("PostgreSQL ended unexpectedly");
        Thread.ofPlatform().start(() -> System.exit(3));
    }

    private void stop() {
        for (var server : servers.values()) {
            try {
                server.get().close();
            } catch (ExecutionException neverStarted) {
                continue;
            } catch (Exception e) {
                e.printStackTrace();
            }
        }
        try {
            forget();
        } catch (IOException e) {
            e.printStackTrace();
        }
    }

    private void forget() throws IOException {
        // A clean build may have removed this folder and other servers may live in it by now.
        boolean ours = Files.exists(description)
                && String.valueOf(ProcessHandle.current().pid())
                        .equals(PrivateFiles.readProperties(description).getProperty("pid"));
        if (!ours) {
            return;
        }
        Files.delete(description);
        if (arguments.lease().isPresent()) {
            for (var leftover : List.of("postgres", "kafka", "secrets.properties", "issuer-key")) {
                PrivateFiles.deleteTree(arguments.data().resolve(leftover));
            }
        }
    }

    /** The operating system releases the lock with the process, however it ends. */
    private FileLock lock(Kind kind) throws IOException, InterruptedException {
        var file = arguments.data().resolve(kind.word() + ".lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var deadline = Instant.now().plus(TAKEOVER_PATIENCE);
        var lock = channel.tryLock();
        while (lock == null) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("another process already runs " + kind.word() + " over " + file);
            }
            Thread.sleep(100);
            lock = channel.tryLock();
        }
        return lock;
    }

    private static String fileName(Arguments arguments) {
        return arguments.run().stream().map(Kind::word).collect(Collectors.joining("-", "servers-", ".properties"));
    }
}
