package org.chuishao.whistle.attachment;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.chuishao.kernel.problem.Problem;

/**
 * A photo is never served as it came: its pixels are decoded, turned upright, made no larger than a screen and encoded
 * anew, so that neither place nor serial number, nor anything hidden behind the pixels, leaves this service.
 */
final class Photo {
    /** Pixels: a 24-megapixel telephone's. The header says how many there are, before anything is decoded. */
    static final long MOST_PIXELS = 25_000_000;
    /** The WebP decoder has objects for every few pixels, and cannot leave any out while it decodes. */
    static final long MOST_WEBP_PIXELS = 4_200_000;
    /** Pixels a side: decoders hold whole rows before they read any, and few pixels may still be one endless row. */
    static final int LONGEST_SIDE = 20_000;
    /** The longer side of what is served, in pixels. */
    static final int LONGEST = 2048;

    private static final int THUMBNAIL = 320;
    /** Every scan of a progressive JPEG goes over the whole picture; cameras make about ten. */
    private static final int MOST_SCANS = 50;

    private static final float QUALITY = 0.85f;

    static {
        ImageIO.setUseCache(false);
    }

    private Photo() {}

    /** @throws Problem 400 saying what is wrong with it, for whatever is no picture or too large a one */
    static Prepared of(Path file, Format format) {
        try {
            // smaller first, upright then: both need a canvas of their own
            var served = upright(fit(read(file, format), LONGEST), Orientation.of(file, format));
            boolean clear = served.getColorModel().hasAlpha();
            // a drawing's edges suffer from JPEG, a photograph's do not
            boolean asPng = clear || format == Format.PNG;
            return new Prepared(
                    asPng ? Format.PNG.mediaType : Format.JPEG.mediaType,
                    asPng ? png(served) : jpeg(served),
                    jpeg(fit(served, THUMBNAIL)),
                    served.getWidth(),
                    served.getHeight());
        } catch (IOException | RuntimeException e) {
            if (e instanceof Problem told) throw told;
            throw unreadable();
        }
    }

    private static BufferedImage read(Path file, Format format) throws IOException {
        if (format == Format.JPEG && scans(file) > MOST_SCANS) throw unreadable();
        var reader = reader(format);
        try (var input = new FiniteInput(file.toFile())) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            refuseFlood(format, width, height);
            var wanted = reader.getDefaultReadParam();
            // every second or third pixel of a large one is enough, and all that has room in a small heap
            int step = Math.max(1, Math.round((float) Math.max(width, height) / LONGEST));
            wanted.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, wanted);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Format format) throws IOException {
        return format == Format.WEBP
                ? new WebPImageReaderSpi().createReaderInstance(null)
                : ImageIO.getImageReadersByFormatName(format.name()).next();
    }

    private static void refuseFlood(Format format, long width, long height) {
        long most = format == Format.WEBP ? MOST_WEBP_PIXELS : MOST_PIXELS;
        if (width * height > most || Math.max(width, height) > LONGEST_SIDE)
            throw Problem.badRequest(
                            "TOO_MANY_PIXELS",
                            "图片为 %d×%d 像素，上限 %d 万像素、每边 %d 像素，请缩小后再传。"
                                    .formatted(width, height, most / 10_000, LONGEST_SIDE),
                            "The picture has %d × %d pixels, more than %.1f million or than %d a side; make it smaller first."
                                    .formatted(width, height, most / 1e6, LONGEST_SIDE))
                    .with("width", width)
                    .with("height", height);
    }

    private static int scans(Path file) throws IOException {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
            int scans = 0;
            int before = 0;
            for (int b = bytes.read(); b >= 0; b = bytes.read()) {
                if (before == 0xff && b == 0xda) scans++;
                before = b;
            }
            return scans;
        }
    }

    private static BufferedImage upright(BufferedImage stored, Orientation held) {
        int width = stored.getWidth();
        int height = stored.getHeight();
        var upright = held.swapsSides() ? canvas(stored, height, width) : canvas(stored, width, height);
        var pen = upright.createGraphics();
        pen.drawImage(stored, held.transform(width, height), null);
        pen.dispose();
        return upright;
    }

    private static BufferedImage fit(BufferedImage image, int longest) {
        double scale = (double) longest / Math.max(image.getWidth(), image.getHeight());
        if (scale >= 1) return image;
        // halving first: one bilinear step over more than two pixels leaves some of them out
        if (scale < 0.5)
            return fit(scaled(image, Math.ceilDiv(image.getWidth(), 2), Math.ceilDiv(image.getHeight(), 2)), longest);
        return scaled(image, Math.max(1, (int) Math.round(image.getWidth() * scale)), Math.max(1, (int)
                Math.round(image.getHeight() * scale)));
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        var smaller = canvas(image, width, height);
        var pen = smaller.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return smaller;
    }

    private static BufferedImage canvas(BufferedImage like, int width, int height) {
        boolean clear = like.getColorModel().hasAlpha();
        return new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var wanted = writer.getDefaultWriteParam();
            wanted.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            wanted.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(onWhite(image), null, null), wanted);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage onWhite(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) return image;
        var paper = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = paper.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return paper;
    }

    private static Problem unreadable() {
        return Problem.badRequest(
                "UNREADABLE_IMAGE",
                "图片无法解码，可能已损坏；请重新拍摄或另存为 JPEG 后再传。",
                "The picture cannot be decoded and may be damaged; take it again or save it as JPEG.");
    }
}
