package org.chuishao.kernel.tabular;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The texts a workbook's cells refer to by number: they and where each ends lie in files, for they may be as many as there are cells. */
final class SharedTexts implements Closeable {
    private static final ValueLayout.OfLong END = ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);

    private final Path textFile;
    private final Path endFile;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment texts;
    private final MemorySegment ends;

    private SharedTexts(Path textFile, Path endFile) throws IOException {
        this.textFile = textFile;
        this.endFile = endFile;
        this.texts = mapped(textFile);
        this.ends = mapped(endFile);
    }

    private MemorySegment mapped(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    static SharedTexts read(Parts parts, String name, Limits limits) throws IOException {
        var textFile = Files.createTempFile("texts", null);
        var endFile = Files.createTempFile("ends", null);
        try {
            if (name != null && parts.has(name)) write(parts, name, limits, textFile, endFile);
            return new SharedTexts(textFile, endFile);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(textFile);
            Files.deleteIfExists(endFile);
            throw e;
        }
    }

    private static void write(Parts parts, String name, Limits limits, Path textFile, Path endFile) throws IOException {
        try (var part = parts.openLong(name);
                var texts = new BufferedOutputStream(Files.newOutputStream(textFile), 1 << 16);
                var ends = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(endFile), 1 << 16))) {
            long end = 0;
            for (var element = part.nextStart(); element != null; element = part.nextStart()) {
                if (!element.equals("si")) continue;
                var bytes = RichText.read(part, "si", limits, 0).getBytes(StandardCharsets.UTF_8);
                texts.write(bytes);
                end += bytes.length;
                ends.writeLong(end);
            }
        }
    }

    /** @return null if there is no such text */
    String get(int number) {
        if (number < 0 || number >= ends.byteSize() / END.byteSize()) return null;
        long start = number == 0 ? 0 : ends.getAtIndex(END, number - 1);
        var bytes = texts.asSlice(start, ends.getAtIndex(END, number) - start).toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(textFile);
        Files.deleteIfExists(endFile);
    }
}
