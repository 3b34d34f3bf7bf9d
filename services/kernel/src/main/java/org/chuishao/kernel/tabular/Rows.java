package org.chuishao.kernel.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A spreadsheet while it is written, top to bottom. */
interface Rows extends Closeable {
    /** @param cells Strings, Numbers, or null */
    void add(List<?> cells) throws IOException;
}
