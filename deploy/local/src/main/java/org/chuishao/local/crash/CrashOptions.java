package org.chuishao.local.crash;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chuishao.local.CannotStart;

/** What the command line of {@link Crash} asks for. */
record CrashOptions(long seed, int kills, Duration atMost, int tellers, Control control) {
    static final String USAGE = """
        usage: Crash [--seed N] [--kills N] [--minutes N] [--tellers N] [--control no-inbox|async-commit]
          --seed      draws the same strikes again 随机种子 (default: of the clock)
          --kills     how many processes are killed 终止进程数 (default 54)
          --minutes   goes on for so long instead 持续分钟数
          --tellers   stories told at a time 并发 (default 32, at least 8)
          --control   takes a guard away: the run must then find what that does 对照实验\
        """;

    private static final int AS_MANY_AS_COME = Integer.MAX_VALUE;

    private static final Set<String> KNOWN = Set.of("--seed", "--kills", "--minutes", "--tellers", "--control");
    /** So that a default run, with its start and its end, stays under a quarter of an hour. */
    private static final String DEFAULT_MINUTES = "12";

    static CrashOptions parse(String... words) {
        var given = new HashMap<String, String>();
        if (words.length % 2 != 0) throw new CannotStart(USAGE);
        for (int i = 0; i < words.length; i += 2)
            if (!KNOWN.contains(words[i]) || given.put(words[i], words[i + 1]) != null)
                throw new CannotStart("Not understood: " + words[i] + "\n" + USAGE);
        try {
            int kills = given.containsKey("--minutes") && !given.containsKey("--kills")
                    ? AS_MANY_AS_COME
                    : Integer.parseInt(given.getOrDefault("--kills", "54"));
            return new CrashOptions(
                    given.containsKey("--seed")
                            ? Long.parseLong(given.get("--seed"))
                            : System.nanoTime() & 0xffff_ffffL,
                    kills,
                    Duration.ofMinutes(Long.parseLong(given.getOrDefault("--minutes", DEFAULT_MINUTES))),
                    tellers(given.getOrDefault("--tellers", "32")),
                    control(given.getOrDefault("--control", "none")));
        } catch (NumberFormatException e) {
            throw new CannotStart("Not a number: " + e.getMessage() + "\n" + USAGE);
        }
    }

    /** A run of minutes asks for no number. */
    boolean asksForMoreThan(int kills) {
        return this.kills != AS_MANY_AS_COME && kills < this.kills;
    }

    private static int tellers(String number) {
        int tellers = Integer.parseInt(number);
        if (tellers < Load.OF_EVERY_SORT) throw new CannotStart("Too few tellers: " + number + "\n" + USAGE);
        return tellers;
    }

    private static Control control(String word) {
        for (var control : List.of(Control.values()))
            if (control.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) return control;
        throw new CannotStart("There is no control " + word + "\n" + USAGE);
    }
}
