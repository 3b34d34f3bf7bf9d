package org.chuishao.kernel.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file, read row by row from top to bottom; only one row is in memory. */
interface RawRows extends Closeable {
    /** @return null at the end */
    RawRow next() throws IOException;

    /** What is known to be wrong only once everything was read. */
    default List<Fault> leftover() {
        return List.of();
    }
}
