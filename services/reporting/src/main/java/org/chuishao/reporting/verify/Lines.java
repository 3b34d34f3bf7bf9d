package org.chuishao.reporting.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file, ended by line feeds and nothing else, in bytes: what is hashed must not be mended on the way. */
final class Lines {
    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int at;
    private int end;
    private byte[] line = new byte[1 << 12];

    Lines(InputStream in) {
        this.in = in;
    }

    /** The line last read, from 0 to the length {@link #next()} gave. */
    byte[] bytes() {
        return line;
    }

    /** @return the next line's length, or -1 where the file ends */
    int next() throws IOException {
        int length = 0;
        while (true) {
            if (at == end) {
                end = in.read(chunk);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    return length == 0 ? -1 : length;
                }
            }
            int stop = at;
            while (stop < end && chunk[stop] != '\n') stop++;
            if (length + stop - at > line.length) line = Arrays.copyOf(line, 2 * (length + stop - at));
            System.arraycopy(chunk, at, line, length, stop - at);
            length += stop - at;
            at = stop + 1;
            if (stop < end) return length;
            at = end;
        }
    }
}
