package org.chuishao.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Counts the test JVMs that hold a connection here; nobody for a while means nobody needs the servers any more. */
final class Leases implements AutoCloseable {
    private static final int LOOK_AROUND_MILLIS = 500;

    private final ServerSocket door;
    private int held;
    private long lastSeen = System.nanoTime();

    Leases() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        door.setSoTimeout(LOOK_AROUND_MILLIS);
    }

    int port() {
        return door.getLocalPort();
    }

    void awaitAbandoned(Duration idle) throws IOException {
        while (!abandonedFor(idle)) {
            try {
                hold(door.accept());
            } catch (SocketTimeoutException nobodyKnocked) {
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void hold(Socket tenant) {
        enter();
        Thread.ofVirtual().start(() -> {
            try (tenant) {
                // Greeted means leased: without it a tenant could arrive while this process is already leaving.
                tenant.getOutputStream().write('!');
                tenant.getInputStream().read();
            } catch (IOException gone) {
                System.err.println("a lease broke off: " + gone.getMessage());
            } finally {
                leave();
            }
        });
    }

    private synchronized void enter() {
        held++;
    }

    private synchronized void leave() {
        held--;
        lastSeen = System.nanoTime();
    }

    private synchronized boolean abandonedFor(Duration idle) {
        return held == 0 && System.nanoTime() - lastSeen > idle.toNanos();
    }
}
