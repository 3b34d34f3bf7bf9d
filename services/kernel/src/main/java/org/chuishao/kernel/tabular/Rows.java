package org.chuishao.kernel.tabular;

import java.io.IOException;
import java.util.List;

/** A spreadsheet while it is written, top to bottom. */
interface Rows {
    /** @param cells Strings, Numbers, or null */
    void add(List<?> cells) throws IOException;

    /** Ends the file. Without it, it is none: whoever fails on the way leaves it so, and nobody takes the half for the whole. */
    void finish() throws IOException;
}
