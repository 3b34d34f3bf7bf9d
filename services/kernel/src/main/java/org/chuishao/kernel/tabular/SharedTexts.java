package org.chuishao.kernel.tabular;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The texts a workbook's cells refer to by number: kept in a file beside, for they may be as many as there are cells. */
final class SharedTexts implements Closeable {
    private final Path file;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment texts;
    private final long[] ends;

    private SharedTexts(Path file, long[] ends) throws IOException {
        this.file = file;
        this.ends = ends;
        try (var channel = FileChannel.open(file)) {
            this.texts = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    static SharedTexts read(Parts parts, String name, Limits limits) throws IOException {
        var file = Files.createTempFile("texts", null);
        try {
            var ends = new long[1024];
            int count = 0;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
                if (name == null || !parts.has(name)) return new SharedTexts(file, new long[0]);
                long end = 0;
                try (var part = parts.open(name)) {
                    for (var element = part.nextStart(); element != null; element = part.nextStart()) {
                        if (!element.equals("si")) continue;
                        var bytes = RichText.read(part, "si", limits, 0).getBytes(StandardCharsets.UTF_8);
                        out.write(bytes);
                        end += bytes.length;
                        if (count == ends.length) ends = Arrays.copyOf(ends, count * 2);
                        ends[count++] = end;
                    }
                }
            }
            return new SharedTexts(file, Arrays.copyOf(ends, count));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** @return null if there is no such text */
    String get(int number) {
        if (number < 0 || number >= ends.length) return null;
        long start = number == 0 ? 0 : ends[number - 1];
        var bytes = texts.asSlice(start, ends[number] - start).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(file);
    }
}
