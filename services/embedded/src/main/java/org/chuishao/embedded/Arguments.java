package org.chuishao.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the command line asks for: which servers, where their data lives, and on which ports. */
record Arguments(
        Path data,
        Set<Kind> run,
        Map<Kind, Integer> ports,
        Optional<Path> accounts,
        boolean durable,
        Optional<Duration> lease) {

    static final String USAGE =
            "usage: Servers --data DIR --run postgres,kafka,issuer [--postgres-port N] [--kafka-port N]"
                    + " [--issuer-port N] [--accounts FILE] [--fsync on|off] [--lease SECONDS]";

    private static final Set<String> KNOWN = Set.of(
            "--data", "--run", "--postgres-port", "--kafka-port", "--issuer-port", "--accounts", "--fsync", "--lease");

    enum Kind {
        POSTGRES,
        KAFKA,
        ISSUER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Arguments parse(String... words) {
        var given = pairs(List.of(words));
        return new Arguments(
                Path.of(required(given, "--data")).toAbsolutePath().normalize(),
                kinds(required(given, "--run")),
                ports(given),
                Optional.ofNullable(given.get("--accounts")).map(Path::of),
                durable(given.getOrDefault("--fsync", "on")),
                Optional.ofNullable(given.get("--lease"))
                        .map(seconds -> Duration.ofSeconds(number("--lease", seconds, 86_400))));
    }

    int port(Kind kind) {
        int asked = ports.getOrDefault(kind, 0);
        return asked == 0 ? Ports.free() : asked;
    }

    private static Map<String, String> pairs(List<String> words) {
        if (words.size() % 2 != 0) {
            throw new IllegalArgumentException(USAGE);
        }
        var given = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!KNOWN.contains(words.get(i)) || given.put(words.get(i), words.get(i + 1)) != null) {
                throw new IllegalArgumentException("not understood: " + words.get(i) + "\n" + USAGE);
            }
        }
        return given;
    }

    private static String required(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing\n" + USAGE));
    }

    private static Set<Kind> kinds(String names) {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var name : names.split(",")) {
            kinds.add(Arrays.stream(Kind.values())
                    .filter(kind -> kind.word().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such server: " + name + "\n" + USAGE)));
        }
        return kinds;
    }

    private static Map<Kind, Integer> ports(Map<String, String> given) {
        var ports = new HashMap<Kind, Integer>();
        for (var kind : Kind.values()) {
            var name = "--" + kind.word() + "-port";
            if (given.containsKey(name)) {
                ports.put(kind, number(name, given.get(name), 65_535));
            }
        }
        return ports;
    }

    private static boolean durable(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("--fsync is on or off, not " + word);
        };
    }

    private static int number(String name, String value, int most) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " is not a number: " + value, notANumber);
        }
        throw new IllegalArgumentException(name + " is not between 0 and " + most + ": " + value);
    }
}
