package org.chuishao.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the command line of {@link Run} asks for. */
record Options(Path data, boolean demo, String host, int portOffset) {
    static final String USAGE = """
            usage: Run [--data FOLDER] [--demo yes|no] [--host ADDRESS] [--port-offset N]
              --data         where everything is kept 数据目录 (default .chuishao)
              --demo         load Daguan's demo data into a new folder 载入演示数据 (default yes)
              --host         where the gateway listens 网关监听地址 (default 127.0.0.1)
              --port-offset  added to every port 端口偏移 (default 0)""";

    private static final Set<String> KNOWN = Set.of("--data", "--demo", "--host", "--port-offset");

    static Options parse(Path root, String... words) {
        var given = pairs(List.of(words));
        return new Options(
                root.resolve(given.getOrDefault("--data", ".chuishao"))
                        .toAbsolutePath()
                        .normalize(),
                yes("--demo", given.getOrDefault("--demo", "yes")),
                given.getOrDefault("--host", "127.0.0.1"),
                offset(given.getOrDefault("--port-offset", "0")));
    }

    private static Map<String, String> pairs(List<String> words) {
        if (words.size() % 2 != 0) throw new CannotStart(USAGE);
        var given = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i += 2) {
            if (!KNOWN.contains(words.get(i)) || given.put(words.get(i), words.get(i + 1)) != null)
                throw new CannotStart("Not understood: " + words.get(i) + "\n" + USAGE);
        }
        return given;
    }

    private static boolean yes(String name, String word) {
        return switch (word) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new CannotStart(name + " is yes or no, not " + word + ".");
        };
    }

    private static int offset(String word) {
        if (!word.matches("\\d{1,4}"))
            throw new CannotStart("--port-offset is a number from 0 to 5000, not " + word + ".");
        int offset = Integer.parseInt(word);
        if (offset > 5000) throw new CannotStart("--port-offset is a number from 0 to 5000, not " + word + ".");
        return offset;
    }
}
