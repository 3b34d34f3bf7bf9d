package org.chuishao.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where each part listens.
 *
 * @param host the gateway's; everything else stays on the loopback address
 */
public record Ports(String host, Map<Part, Integer> numbers) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /**
     * The well-known numbers; the servers' are 20000 above the usual ones, so that they meet nobody's own database. All are
     * below those an operating system gives to outgoing connections: a part that starts again finds its own still free.
     */
    public static Ports defaults() {
        return new Ports(
                LOOPBACK,
                Map.of(
                        Part.GATEWAY, 8080,
                        Part.WORKSTATION, 8081,
                        Part.WHISTLE, 8082,
                        Part.REPORTING, 8083,
                        Part.CATALOGUE, 8084,
                        Part.POSTGRES, 25432,
                        Part.KAFKA, 29092,
                        Part.ISSUER, 28080));
    }

    /** Numbers nobody listens on now, for tests; as low as the well-known ones. */
    public static Ports free() {
        var candidates = ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .distinct()
                .limit(1_000)
                .filter(Ports::isFree)
                .iterator();
        var numbers = new EnumMap<Part, Integer>(Part.class);
        for (var part : Part.values()) numbers.put(part, candidates.next());
        return new Ports(LOOPBACK, numbers);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** The same, with the gateway on another address. */
    public Ports on(String host) {
        return new Ports(host, numbers);
    }

    /** The usual numbers, moved by {@code offset}: two suites on one machine. */
    public Ports shifted(int offset) {
        var moved = new EnumMap<Part, Integer>(Part.class);
        Arrays.stream(Part.values()).forEach(part -> moved.put(part, of(part) + offset));
        return new Ports(host, moved);
    }

    /** The same, but for one. */
    public Ports with(Part part, int port) {
        var changed = new EnumMap<>(numbers);
        changed.put(part, port);
        return new Ports(host, changed);
    }

    public int of(Part part) {
        return numbers.get(part);
    }

    public String hostOf(Part part) {
        return part == Part.GATEWAY ? host : LOOPBACK;
    }

    public String url(Part part) {
        return url(part, of(part));
    }

    /** Where one more process of a part is found, from this machine. */
    String url(Part part, int port) {
        var host = EVERYWHERE.contains(hostOf(part)) ? LOOPBACK : hostOf(part);
        return "http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port);
    }

    public String issuer() {
        return url(Part.ISSUER) + "/realms/chuishao";
    }
}
