package org.chuishao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

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

    /** The well-known numbers; the servers' are 50000 above the usual ones, so that they meet nobody's own database. */
    public static Ports defaults() {
        return new Ports(
                LOOPBACK,
                Map.of(
                        Part.GATEWAY, 8080,
                        Part.WORKSTATION, 8081,
                        Part.WHISTLE, 8082,
                        Part.REPORTING, 8083,
                        Part.CATALOGUE, 8084,
                        Part.POSTGRES, 55432,
                        Part.KAFKA, 59092,
                        Part.ISSUER, 58080));
    }

    /** Numbers nobody listens on now, for tests. */
    public static Ports free() {
        var numbers = new EnumMap<Part, Integer>(Part.class);
        var held = new ArrayList<ServerSocket>();
        try {
            for (var part : Part.values()) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                numbers.put(part, socket.getLocalPort());
            }
            for (var socket : held) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback address", e);
        }
        return new Ports(LOOPBACK, numbers);
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
