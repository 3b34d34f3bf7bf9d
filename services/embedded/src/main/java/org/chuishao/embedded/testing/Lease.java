package org.chuishao.embedded.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/** One JVM's share in the servers all tests of a build use; the first one starts them, they leave after the last. */
public final class Lease implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final int GREETING_MILLIS = 5_000;

    private final Socket connection;
    private final Properties facts;

    private Lease(Socket connection, Properties facts) {
        this.connection = connection;
        this.facts = facts;
    }

    /** Waits for the servers, starting them if nobody has. */
    public static Lease acquire() {
        try {
            return acquire(new ServersProcess(root()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the servers", e);
        }
    }

    /** A fresh, empty database of the caller's own. */
    public TestDatabase database() {
        return TestDatabase.create(this);
    }

    /** The address of Kafka. */
    public String kafka() {
        return facts.getProperty("kafka.bootstrap.servers");
    }

    /** The OIDC issuer, also where it serves its discovery document. */
    public String issuer() {
        return facts.getProperty("issuer.url");
    }

    /** The issuer's private key (PKCS #8, PEM), so that a test can sign any token it likes. */
    public Path signingKey() {
        return Path.of(facts.getProperty("issuer.key"));
    }

    /** The name of that key, the {@code kid} in a token's header. */
    public String keyId() {
        return facts.getProperty("issuer.key-id");
    }

    /** The password of a database role. */
    public String password(String role) {
        return facts.getProperty("postgres.password." + role);
    }

    /** The JDBC address of a database. */
    public String jdbcUrl(String database) {
        return facts.getProperty("postgres.url") + database;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Lease acquire(ServersProcess servers) throws IOException, InterruptedException {
        try (var channel = FileChannel.open(servers.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var turn = channel.lock()) {
            var lease = tryAcquire(servers.description());
            if (lease != null) {
                return lease;
            }
            var process = servers.start();
            var deadline = Instant.now().plus(START_PATIENCE);
            while (lease == null) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    process.destroy();
                    throw new IllegalStateException("the servers did not start:\n" + Files.readString(servers.log()));
                }
                Thread.sleep(25);
                lease = tryAcquire(servers.description());
            }
            return lease;
        }
    }

    /** Null when no server answers: the description may be missing, or left over from a process that is gone or going. */
    private static Lease tryAcquire(Path description) throws IOException {
        if (Files.notExists(description)) {
            return null;
        }
        var facts = new Properties();
        var socket = new Socket();
        try (var in = Files.newBufferedReader(description)) {
            facts.load(in);
            int port = Integer.parseInt(facts.getProperty("lease.port"));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), GREETING_MILLIS);
            socket.setSoTimeout(GREETING_MILLIS);
            if (socket.getInputStream().read() == '!') {
                return new Lease(socket, facts);
            }
        } catch (IOException nobodyThere) {
            socket.close();
            return null;
        }
        socket.close();
        return null;
    }

    private static Path root() {
        var given = System.getProperty("chuishao.root");
        if (given != null) {
            return Path.of(given);
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("services/embedded"))) {
                return folder;
            }
        }
        throw new IllegalStateException("set chuishao.root, or run inside the repository");
    }
}
