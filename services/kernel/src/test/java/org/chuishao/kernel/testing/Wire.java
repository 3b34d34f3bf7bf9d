package org.chuishao.kernel.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** The line between a service and a server, on which everything can happen that happens on lines. */
public final class Wire implements AutoCloseable {
    private static final int BUFFER = 16_384;
    private static final String LOOPBACK = "127.0.0.1";
    /** What PostgreSQL calls a transaction it has committed (CommandComplete). */
    private static final String COMMITTED = "COMMIT\0";

    private final ServerSocket door;
    private final InetSocketAddress server;
    private final boolean toKafka;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private volatile State state = State.WELL;
    private volatile Duration delay = Duration.ZERO;

    private enum State {
        WELL,
        /** Connections are there, nothing comes through: no answer and no error. */
        SILENT,
        /** Half open: what is asked arrives and is done, and nobody is told. */
        ANSWERLESS,
        /** What is committed stays committed, and whoever asked for it is cut off before being told. */
        COMMITS_UNTOLD,
        /** Nobody answers at the address. */
        REFUSING
    }

    private Wire(int serverPort, boolean toKafka) throws IOException {
        this.server = new InetSocketAddress(LOOPBACK, serverPort);
        this.toKafka = toKafka;
        this.door = new ServerSocket(0, 200, InetAddress.getByName(LOOPBACK));
        Thread.startVirtualThread(this::accept);
    }

    public static Wire to(int serverPort) throws IOException {
        return new Wire(serverPort, false);
    }

    /** A broker tells its clients where it is: on the way back that becomes this end of the wire. */
    public static Wire toKafka(int serverPort) throws IOException {
        return new Wire(serverPort, true);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Every connection breaks; new ones can be made. */
    public void cut() {
        open.forEach(Wire::closeQuietly);
    }

    public void fallSilent() {
        state = State.SILENT;
    }

    public void loseAnswers() {
        state = State.ANSWERLESS;
    }

    /** PostgreSQL's answer to a commit never arrives: its connection breaks instead. */
    public void loseCommits() {
        state = State.COMMITS_UNTOLD;
    }

    /** Every connection breaks, and none can be made. */
    public void refuse() {
        state = State.REFUSING;
        cut();
    }

    public void delay(Duration delay) {
        this.delay = delay;
    }

    /** As if nothing had been; what was held back while it was silent is lost with its connections. */
    public void heal() {
        if (state != State.WELL) cut();
        state = State.WELL;
        delay = Duration.ZERO;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                if (state == State.REFUSING) reset(client);
                else Thread.startVirtualThread(() -> join(client));
            } catch (IOException e) {
                if (!door.isClosed()) throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    private void join(Socket client) {
        var behind = new Socket();
        open.add(client);
        open.add(behind);
        try {
            behind.connect(server, 2_000);
            var back = Thread.startVirtualThread(() -> carry(behind, client, true));
            carry(client, behind, false);
            back.join();
        } catch (IOException | InterruptedException e) {
            closeQuietly(client);
        } finally {
            closeQuietly(client);
            closeQuietly(behind);
            open.remove(client);
            open.remove(behind);
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            if (answers && toKafka) carryReaddressed(new DataInputStream(in), out);
            else carryBytes(in, out, answers);
        } catch (IOException cutOff) {
            closeQuietly(from);
        } finally {
            closeQuietly(to);
        }
    }

    private void carryBytes(InputStream in, OutputStream out, boolean answers) throws IOException {
        var buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            suffer(answers);
            if (answers && state == State.COMMITS_UNTOLD && isCommitted(buffer, n)) throw new IOException("cut");
            out.write(buffer, 0, n);
        }
    }

    private static boolean isCommitted(byte[] answer, int length) {
        return new String(answer, 0, length, StandardCharsets.ISO_8859_1).contains(COMMITTED);
    }

    /** Whole answers, so that the address in one is never torn apart. */
    private void carryReaddressed(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            var answer = new byte[in.readInt()];
            in.readFully(answer);
            readdress(answer);
            suffer(true);
            out.write(ByteBuffer.allocate(4 + answer.length)
                    .putInt(answer.length)
                    .put(answer)
                    .array());
        }
    }

    private void readdress(byte[] answer) {
        var behind = address(server.getPort());
        var here = address(port());
        for (int i = 0; i + behind.length <= answer.length; i++)
            if (java.util.Arrays.equals(answer, i, i + behind.length, behind, 0, behind.length))
                System.arraycopy(here, 0, answer, i, here.length);
    }

    private static byte[] address(int port) {
        var host = LOOPBACK.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(host.length + 4).put(host).putInt(port).array();
    }

    private void suffer(boolean answers) throws IOException {
        if (!delay.isZero()) LockSupport.parkNanos(delay.toNanos());
        while ((state == State.SILENT || state == State.ANSWERLESS && answers) && !door.isClosed())
            LockSupport.parkNanos(5_000_000);
        if (state == State.REFUSING) throw new IOException("cut");
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            return;
        }
    }
}
