package org.chuishao.kernel.testing.planted;

import jakarta.transaction.Transactional;
import java.io.IOException;

/** Writes, fails, and what was written stays. */
@Transactional
public class HalfDone {
    public void write() throws IOException {
        throw new IOException("the rest is missing");
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void readFirst() throws IOException {
        throw new IOException("there is no transaction");
    }

    @Transactional(rollbackOn = Exception.class)
    public void read() throws IOException {
        throw new IOException("nothing is written");
    }
}
