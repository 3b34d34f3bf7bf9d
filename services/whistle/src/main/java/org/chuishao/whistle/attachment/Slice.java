package org.chuishao.whistle.attachment;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bytes a {@code Range} header asks for: one range, as a telephone that lost its connection sends it. */
record Slice(long from, long to, long size) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{1,12})?-(\\d{1,12})?");

    /** Empty for no range, several, or none that is understood: the whole file is a right answer to all of these. */
    static Optional<Slice> asked(String header, long size) {
        if (header == null) return Optional.empty();
        var range = ONE.matcher(header.strip());
        if (!range.matches() || range.group(1) == null && range.group(2) == null) return Optional.empty();
        if (range.group(1) == null)
            return Optional.of(new Slice(Math.max(0, size - Long.parseLong(range.group(2))), size - 1, size));
        long from = Long.parseLong(range.group(1));
        long to = range.group(2) == null ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        return Optional.of(new Slice(from, to, size));
    }

    boolean isOutside() {
        return from >= size || from > to;
    }

    long length() {
        return to - from + 1;
    }

    String contentRange() {
        return "bytes " + from + "-" + to + "/" + size;
    }

    InputStream of(InputStream whole) throws IOException {
        whole.skipNBytes(from);
        return new FilterInputStream(whole) {
            private long left = length();

            @Override
            public int read() throws IOException {
                if (left == 0) return -1;
                left--;
                return super.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) return -1;
                int n = super.read(buffer, offset, (int) Math.min(length, left));
                left -= Math.max(0, n);
                return n;
            }
        };
    }
}
