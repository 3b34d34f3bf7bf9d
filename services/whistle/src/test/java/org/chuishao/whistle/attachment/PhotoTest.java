package org.chuishao.whistle.attachment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.chuishao.kernel.problem.Problem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoTest {
    @TempDir
    Path folder;

    private Prepared prepare(byte[] bytes) throws IOException {
        var file = Files.write(folder.resolve("upload"), bytes);
        return Photo.of(file, Format.of(Arrays.copyOf(bytes, Format.HEAD)).orElseThrow());
    }

    private void refused(String code, byte[] bytes) {
        var refusal = assertThrows(Problem.class, () -> prepare(bytes));
        assertEquals(code, refusal.code());
        assertEquals(400, refusal.status());
    }

    @Test
    void aFileIsWhatItsFirstBytesSay() {
        assertEquals(Optional.of(Format.JPEG), Format.of(Pictures.jpeg(2, 2)));
        assertEquals(Optional.of(Format.PNG), Format.of(Pictures.png(2, 2)));
        assertEquals(Optional.of(Format.WEBP), Format.of(Pictures.WEBP_LOSSY));
        assertEquals(Optional.of(Format.PDF), Format.of(Pictures.pdf()));
        assertEquals(Optional.of(Format.HEIC), Format.of(Pictures.heic()));
        for (var other : new String[] {"", "GIF89a", "<svg xmlns=", "<html>", "MZ", " %PDF-1.4", "RIFF....WAVE"})
            assertEquals(Optional.empty(), Format.of(other.getBytes(StandardCharsets.ISO_8859_1)), other);
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, true",
        "IMAGE/JPEG;q=1, true",
        "application/octet-stream, true",
        "'', true",
        ", true",
        "image/png, false",
        "image/*, false",
        "text/html, false"
    })
    void whoDeclaresATypeMustBeRight(String declared, boolean agrees) {
        assertEquals(agrees, Format.JPEG.agreesWith(declared));
    }

    @Test
    void whatTheCameraWroteBesideThePixelsIsGone() throws IOException {
        for (var photo :
                new byte[][] {Pictures.withExif(Pictures.jpeg(64, 32), 1), Pictures.pngWithExif(Pictures.png(64, 32), 1)
                }) {
            assertTrue(text(photo).contains(Pictures.PLACE), "the control: it is in the upload");
            var served = prepare(photo);
            for (var bytes : new byte[][] {served.content(), served.thumbnail()}) {
                assertFalse(text(bytes).contains(Pictures.PLACE));
                assertFalse(text(bytes).contains(Pictures.SERIAL));
                assertFalse(text(bytes).contains("Exif"));
            }
        }
    }

    /** Red was left in the stored pixels; where it is once they are upright. */
    @ParameterizedTest
    @CsvSource({"1, left", "2, right", "3, right", "4, left", "5, top", "6, top", "7, bottom", "8, bottom"})
    void aPhotoIsServedTheWayItWasTaken(int orientation, String red) throws IOException {
        for (var photo : new byte[][] {
            Pictures.withExif(Pictures.jpeg(64, 32), orientation),
            Pictures.pngWithExif(Pictures.png(64, 32), orientation)
        }) {
            var served = prepare(photo);
            var seen = Pictures.decoded(served.content());
            boolean lies = orientation < 5;
            assertEquals(lies ? 64 : 32, served.width());
            assertEquals(lies ? 32 : 64, served.height());
            assertEquals(served.width(), seen.getWidth());
            int farX = seen.getWidth() - 4;
            int farY = seen.getHeight() - 4;
            var spot = switch (red) {
                case "left" -> seen.getRGB(4, farY / 2);
                case "right" -> seen.getRGB(farX, farY / 2);
                case "top" -> seen.getRGB(farX / 2, 4);
                default -> seen.getRGB(farX / 2, farY);
            };
            assertTrue(new Color(spot).getRed() > 200 && new Color(spot).getBlue() < 60, () -> new Color(spot) + "");
        }
    }

    @Test
    void aLargePhotoBecomesAsLargeAsAScreen() throws IOException {
        var served = prepare(Pictures.jpeg(5000, 1000));
        assertEquals(Photo.LONGEST, served.width());
        assertEquals(410, served.height());
        assertEquals(320, Pictures.decoded(served.thumbnail()).getWidth());
        var small = prepare(Pictures.jpeg(40, 30));
        assertEquals(40, small.width());
    }

    @Test
    void drawingsStayPngAndPhotosBecomeJpeg() throws IOException {
        assertEquals("image/png", prepare(Pictures.png(30, 20)).mediaType());
        assertEquals("image/png", prepare(Pictures.seeThroughPng()).mediaType());
        assertEquals("image/jpeg", prepare(Pictures.jpeg(30, 20)).mediaType());
        for (var webp : new byte[][] {Pictures.WEBP_LOSSY, Pictures.WEBP_LOSSLESS}) {
            var served = prepare(webp);
            assertEquals(1, served.width());
            assertTrue(served.mediaType().matches("image/(jpeg|png)"));
        }
    }

    @Test
    void aFloodOfPixelsIsRefusedByItsHeader() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            refused("TOO_MANY_PIXELS", Pictures.pngClaiming(60_000, 60_000));
            refused("TOO_MANY_PIXELS", Pictures.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE));
            refused("TOO_MANY_PIXELS", Pictures.pngClaiming(25_000_001, 1));
            refused("TOO_MANY_PIXELS", Pictures.jpegClaiming(65_500, 65_500));
            refused("TOO_MANY_PIXELS", Pictures.webpClaiming(16_000, 16_000));
            // few pixels, but a single row of them fills the heap
            refused("TOO_MANY_PIXELS", Pictures.pngClaiming(25_000_000, 1));
            refused("TOO_MANY_PIXELS", Pictures.pngClaiming(1, 25_000_000));
            refused("TOO_MANY_PIXELS", Pictures.jpegClaiming(65_500, 300));
            refused("TOO_MANY_PIXELS", Pictures.webpClaiming(4_000_000, 1));
        });
    }

    @Test
    void aPdfStaysOnTheDisk() {
        try (var upload = Upload.take(new ByteArrayInputStream(Pictures.pdf()), folder)) {
            assertNull(new Intake().prepare(upload, "application/pdf").content());
        }
    }

    @Test
    void aJpegOfAThousandScansIsRefused() {
        var jpeg = Pictures.jpeg(16, 16);
        var scans = new byte[200];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xff;
            scans[i + 1] = (byte) 0xda;
        }
        refused("UNREADABLE_IMAGE", Pictures.joined(jpeg, scans));
    }

    @Test
    void whatCannotBeDecodedIsRefusedAndNeverBreaksAnything() {
        refused("UNREADABLE_IMAGE", Arrays.copyOf(Pictures.jpeg(64, 64), 30));
        refused("UNREADABLE_IMAGE", Pictures.pngClaiming(100, 100));
        refused("UNREADABLE_IMAGE", Arrays.copyOf(Pictures.WEBP_LOSSY, 20));
        var dice = new Random(311);
        for (var good : new byte[][] {
            Pictures.jpeg(64, 64),
            Pictures.png(64, 64),
            Pictures.WEBP_LOSSY,
            Pictures.WEBP_LOSSLESS,
            Pictures.withExif(Pictures.jpeg(64, 64), 6)
        }) {
            for (int i = 0; i < 200; i++) {
                var bent = good.clone();
                for (int n = 0; n < 4; n++)
                    bent[Format.HEAD + dice.nextInt(bent.length - Format.HEAD)] = (byte) dice.nextInt();
                try {
                    prepare(bent);
                } catch (Problem told) {
                    assertEquals(400, told.status());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @Test
    void aRangeIsOneOrNone() {
        assertEquals(Optional.of(new Slice(0, 99, 1000)), Slice.asked("bytes=0-99", 1000));
        assertEquals(Optional.of(new Slice(900, 999, 1000)), Slice.asked("bytes=900-", 1000));
        assertEquals(Optional.of(new Slice(900, 999, 1000)), Slice.asked("bytes=-100", 1000));
        assertEquals(Optional.of(new Slice(0, 999, 1000)), Slice.asked("bytes=0-5000", 1000));
        assertTrue(Slice.asked("bytes=1000-", 1000).orElseThrow().isOutside());
        assertTrue(Slice.asked("bytes=5-4", 1000).orElseThrow().isOutside());
        for (var none :
                new String[] {null, "bytes=-", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=99999999999999-"})
            assertEquals(Optional.empty(), Slice.asked(none, 1000), none);
    }

    @Test
    void aPictureThatIsSeenThroughHasAWhiteThumbnail() throws IOException {
        var thumbnail = Pictures.decoded(prepare(Pictures.seeThroughPng()).thumbnail());
        assertEquals(BufferedImage.TYPE_3BYTE_BGR, thumbnail.getType());
        assertArrayEquals(new int[] {255, 255, 255}, thumbnail.getRaster().getPixel(5, 5, (int[]) null));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
