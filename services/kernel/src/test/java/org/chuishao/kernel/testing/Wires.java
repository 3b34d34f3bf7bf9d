package org.chuishao.kernel.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A service's two lines. */
public record Wires(Wire database, Wire kafka) implements AutoCloseable {
    public void heal() {
        database.heal();
        kafka.heal();
    }

    /** Both suffer whatever is drawn, one at a time and for a moment each. */
    public void sufferUntil(BooleanSupplier enough, Random random) {
        while (!enough.getAsBoolean()) {
            var wire = random.nextBoolean() ? database : kafka;
            switch (random.nextInt(5)) {
                case 0 -> wire.cut();
                case 1 -> wire.fallSilent();
                case 2 -> wire.loseAnswers();
                case 3 -> wire.refuse();
                default -> wire.delay(Duration.ofMillis(random.nextInt(1, 30)));
            }
            LockSupport.parkNanos(random.nextLong(20_000_000, 400_000_000));
            wire.heal();
            LockSupport.parkNanos(random.nextLong(20_000_000, 300_000_000));
        }
    }

    @Override
    public void close() throws IOException {
        database.close();
        kafka.close();
    }
}
