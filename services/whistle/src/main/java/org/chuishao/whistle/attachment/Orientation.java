package org.chuishao.whistle.attachment;

import java.awt.geom.AffineTransform;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * How a camera was held (Exif tag 0x0112, 1 to 8). It is the one thing of a photo's metadata that is used, since what is
 * served carries no metadata any more. Whatever cannot be read means upright.
 */
record Orientation(int exif) {
    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int TAG = 0x0112;
    private static final int MOST_METADATA = 64 * 1024;

    static Orientation of(Path file, Format format) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            return switch (format) {
                case JPEG -> inJpeg(bytes);
                case PNG -> inChunks(bytes, 8, ByteOrder.BIG_ENDIAN, "eXIf");
                case WEBP -> inChunks(bytes, 12, ByteOrder.LITTLE_ENDIAN, "EXIF");
                default -> UPRIGHT;
            };
        } catch (EOFException endsEarly) {
            return UPRIGHT;
        }
    }

    boolean swapsSides() {
        return exif >= 5;
    }

    /** From the stored pixels to what the photographer saw. Width and height are those stored. */
    AffineTransform transform(int width, int height) {
        return switch (exif) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static Orientation inJpeg(RandomAccessFile bytes) throws IOException {
        bytes.seek(2);
        while (bytes.readUnsignedByte() == 0xff) {
            int marker = bytes.readUnsignedByte();
            if (marker == 0xda || marker == 0xd9) break; // the pixels begin
            int length = bytes.readUnsignedShort() - 2;
            if (length < 0) break;
            long next = bytes.getFilePointer() + length;
            if (marker == 0xe1 && length > 6) {
                var segment = new byte[length];
                bytes.readFully(segment);
                if (segment[0] == 'E' && segment[1] == 'x' && segment[2] == 'i' && segment[3] == 'f')
                    return inTiff(ByteBuffer.wrap(segment, 6, length - 6).slice());
            }
            bytes.seek(next);
        }
        return UPRIGHT;
    }

    /** PNG says length, name, data, checksum; RIFF says name, length, data, and pads to an even length. */
    private static Orientation inChunks(RandomAccessFile bytes, long first, ByteOrder order, String wanted)
            throws IOException {
        boolean png = order == ByteOrder.BIG_ENDIAN;
        var head = new byte[8];
        for (long at = first; at + 8 <= bytes.length(); ) {
            bytes.seek(at);
            bytes.readFully(head);
            long length = ByteBuffer.wrap(head).order(order).getInt(png ? 0 : 4) & 0xffffffffL;
            var name = new String(head, png ? 4 : 0, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
            if (name.equals(wanted) && length <= MOST_METADATA) {
                var data = new byte[(int) length];
                bytes.readFully(data);
                return inTiff(ByteBuffer.wrap(data));
            }
            at += 8 + length + (png ? 4 : length & 1);
        }
        return UPRIGHT;
    }

    private static Orientation inTiff(ByteBuffer tiff) {
        if (tiff.remaining() < 8) return UPRIGHT;
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xffffffffL;
        if (directory + 2 > tiff.limit()) return UPRIGHT;
        int entries = tiff.getShort((int) directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            long at = directory + 2 + 12L * i;
            if (at + 12 > tiff.limit()) break;
            if ((tiff.getShort((int) at) & 0xffff) == TAG) {
                int value = tiff.getShort((int) at + 8) & 0xffff;
                return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
