package org.chuishao.local.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.local.Part;

/** Who is killed together, and whether the broker's folder goes with it. */
record Strike(Set<Part> parts, boolean wipesBroker) {
    private static final int PAIRS = 5;

    /** Everybody alone, some in pairs, everybody at once; the broker loses its folder in the first round. */
    static List<Strike> round(Random random, boolean first) {
        var strikes = new ArrayList<Strike>();
        for (var part : Part.values()) strikes.add(new Strike(EnumSet.of(part), false));
        for (int i = 0; i < PAIRS; i++) strikes.add(new Strike(pair(random), false));
        strikes.add(new Strike(EnumSet.allOf(Part.class), false));
        if (first) strikes.add(new Strike(EnumSet.of(Part.KAFKA), true));
        Collections.shuffle(strikes, random);
        return strikes;
    }

    private static Set<Part> pair(Random random) {
        var parts = new ArrayList<>(Arrays.asList(Part.values()));
        Collections.shuffle(parts, random);
        return EnumSet.copyOf(parts.subList(0, 2));
    }

    @Override
    public String toString() {
        var who = parts.size() == Part.values().length
                ? "all"
                : parts.stream().map(Part::word).collect(Collectors.joining(" + "));
        return who + (wipesBroker ? ", its folder deleted" : "");
    }
}
