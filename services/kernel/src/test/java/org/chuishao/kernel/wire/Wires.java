package org.chuishao.kernel.wire;

import java.io.IOException;
import org.chuishao.kernel.testing.Wire;

/** A service's two lines. */
public record Wires(Wire database, Wire kafka) implements AutoCloseable {
    void heal() {
        database.heal();
        kafka.heal();
    }

    @Override
    public void close() throws IOException {
        database.close();
        kafka.close();
    }
}
