package org.chuishao.local.demo;

import java.util.Random;

/** How a department of the demo usually works: some are quick, some are late, and it stays the same from week to week. */
final class Departments {
    private final long seed;

    Departments(long seed) {
        this.seed = seed;
    }

    /** Between 0.62 and 0.98: how often it does a thing in time and well. */
    double diligence(String department) {
        return 0.62 + 0.36 * new Random(seed * 31 + department.hashCode()).nextDouble();
    }

    boolean isPrompt(String department, Random chance) {
        return chance.nextDouble() < diligence(department);
    }

    /** Stars as the station gives them, with words where the rules ask for them. */
    Case.Rating rate(String department, boolean absent, boolean late, Random chance) {
        if (absent) return new Case.Rating(department, 1, "约定时间未到场，配合不力。");
        if (late) return new Case.Rating(department, 2, "到场迟缓，多次催促。");
        double luck = chance.nextDouble();
        if (luck < diligence(department) * 0.6) return new Case.Rating(department, 5, "到场及时，处置彻底，居民认可。");
        return new Case.Rating(department, luck < 0.85 ? 4 : 3, null);
    }
}
