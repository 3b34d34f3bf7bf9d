package org.chuishao.whistle.attachment;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.IIOException;
import javax.imageio.stream.FileImageInputStream;

/**
 * A picture's bytes, for decoders that do not know when to stop: a bent WebP makes one read beyond the end for ever, and a
 * patiently made file could keep one busy for minutes.
 */
final class FiniteInput extends FileImageInputStream {
    private static final int MOST_READS_BEYOND_THE_END = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final long deadline = System.nanoTime() + LONGEST.toNanos();
    private int beyond;

    FiniteInput(File file) throws IOException {
        super(file);
    }

    @Override
    public int read() throws IOException {
        return checked(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return checked(super.read(buffer, offset, length));
    }

    private int checked(int read) throws IOException {
        if (read < 0 && ++beyond > MOST_READS_BEYOND_THE_END || System.nanoTime() > deadline)
            throw new IIOException("this picture does not end");
        return read;
    }
}
