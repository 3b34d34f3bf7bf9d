package org.chuishao.kernel.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file somebody sent, kept on disk while it is read: no file, however long, is ever in memory. */
public final class Upload implements Closeable {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    /** The container of old .xls files, and of workbooks with a password. */
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Path file;
    private final Limits limits;

    private Upload(Path file, Limits limits) {
        this.file = file;
        this.limits = limits;
    }

    /**
     * Takes the whole body.
     *
     * @throws org.chuishao.kernel.problem.Problem 413 when it is longer than the limits allow, 400 when it is empty
     */
    public static Upload of(InputStream body, Limits limits) throws IOException {
        if (body == null) throw Unreadable.empty();
        var file = Files.createTempFile("upload", null);
        try {
            long size = copy(body, file, limits);
            if (size == 0) throw Unreadable.empty();
            return new Upload(file, limits);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static long copy(InputStream body, Path file, Limits limits) throws IOException {
        long size = 0;
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > limits.bytes()) throw Unreadable.tooLarge(limits);
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    Limits limits() {
        return limits;
    }

    /** The file as what its first bytes say it is, whatever it was called. */
    RawRows open() throws IOException {
        var start = new byte[4];
        int length;
        try (var in = Files.newInputStream(file)) {
            length = in.readNBytes(start, 0, start.length);
        }
        if (length == start.length && Arrays.equals(start, ZIP)) return new XlsxFile(file, limits);
        if (length == start.length && Arrays.equals(start, OLE)) throw Unreadable.oldOrLocked();
        return new CsvFile(file, limits);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
