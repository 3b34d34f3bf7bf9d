package org.chuishao.whistle.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as telephones and troublemakers send them, made here. */
public final class Pictures {
    /** Where this photo was "taken", and by which camera: what must never be served. */
    static final String PLACE = "N30.5106E117.0343";

    static final String SERIAL = "SN-0123456789";
    /** One red pixel, as Google's encoder writes it, lossy and lossless. */
    static final byte[] WEBP_LOSSY =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    static final byte[] WEBP_LOSSLESS = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    private Pictures() {}

    /** Left half red, right half blue. */
    static BufferedImage halves(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width - width / 2, height);
        pen.dispose();
        return image;
    }

    public static byte[] jpeg(int width, int height) {
        return encoded("jpeg", halves(width, height, BufferedImage.TYPE_INT_RGB));
    }

    public static byte[] png(int width, int height) {
        return encoded("png", halves(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] seeThroughPng() {
        return encoded("png", new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB));
    }

    private static byte[] encoded(String format, BufferedImage image) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage decoded(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With an Exif segment that says how the camera was held, where it was and which it is. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        var exif = exif(orientation);
        var segment = ByteBuffer.allocate(4 + 6 + exif.length);
        segment.putShort((short) 0xffe1).putShort((short) (2 + 6 + exif.length));
        segment.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1)).put(exif);
        return joined(
                new byte[] {jpeg[0], jpeg[1]}, segment.array(), java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] exif(int orientation) {
        var secrets = (PLACE + SERIAL).getBytes(StandardCharsets.ISO_8859_1);
        var tiff = ByteBuffer.allocate(8 + 2 + 12 + 4 + secrets.length);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0).put(secrets);
        return tiff.array();
    }

    static byte[] pngWithExif(byte[] png, int orientation) {
        int afterHeader = 8 + 8 + 13 + 4;
        return joined(
                java.util.Arrays.copyOf(png, afterHeader),
                chunk("eXIf", exif(orientation)),
                java.util.Arrays.copyOfRange(png, afterHeader, png.length));
    }

    /** A few dozen bytes that claim to be a picture of that many pixels. */
    public static byte[] pngClaiming(int width, int height) {
        var header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) 8)
                .put((byte) 2);
        return joined(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
                chunk("IHDR", header.array()),
                chunk("IDAT", new byte[] {0x78, (byte) 0x9c, 0x03, 0, 0, 0, 0, 1}),
                chunk("IEND", new byte[0]));
    }

    static byte[] jpegClaiming(int width, int height) {
        var bytes = jpeg(16, 16);
        for (int i = 2; i < bytes.length - 8; i++) {
            if ((bytes[i] & 0xff) == 0xff && (bytes[i + 1] & 0xff) == 0xc0) {
                ByteBuffer.wrap(bytes).putShort(i + 5, (short) height).putShort(i + 7, (short) width);
                return bytes;
            }
        }
        throw new IllegalStateException("no frame header");
    }

    static byte[] webpClaiming(int width, int height) {
        var chunk = ByteBuffer.allocate(18).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        chunk.put("VP8X".getBytes(StandardCharsets.ISO_8859_1)).putInt(10).putInt(0);
        chunk.put((byte) (width - 1)).put((byte) ((width - 1) >> 8)).put((byte) ((width - 1) >> 16));
        chunk.put((byte) (height - 1)).put((byte) ((height - 1) >> 8)).put((byte) ((height - 1) >> 16));
        var head = ByteBuffer.allocate(12).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        var rest = java.util.Arrays.copyOfRange(WEBP_LOSSY, 12, WEBP_LOSSY.length);
        head.put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(4 + 18 + rest.length)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        return joined(head.array(), chunk.array(), rest);
    }

    public static byte[] pdf() {
        return """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\('x'\\))>>>>endobj
                2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
                trailer<</Root 1 0 R>>
                %%EOF
                """.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] heic() {
        return "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] chunk(String name, byte[] data) {
        var body = joined(name.getBytes(StandardCharsets.ISO_8859_1), data);
        var crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
