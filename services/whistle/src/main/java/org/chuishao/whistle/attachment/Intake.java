package org.chuishao.whistle.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes a body in and makes of it what may be served, or says why not. */
@ApplicationScoped
class Intake {
    private static final int SECONDS_TO_WAIT = 20;

    /** One picture is decoded at a time: pixels take far more memory than files, and a district's photos come singly. */
    private final Semaphore decoding = new Semaphore(1, true);

    @ConfigProperty(name = "chuishao.blobs.folder")
    Path folder;

    Upload take(InputStream body) {
        return Upload.take(body, folder.resolve("incoming"));
    }

    /** What a process that ended in the middle left behind. */
    void forgetLeftovers(Instant before) {
        var incoming = folder.resolve("incoming");
        if (!Files.isDirectory(incoming)) return;
        try (var files = Files.list(incoming)) {
            for (var file : files.toList())
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Prepared prepare(Upload upload, String declared) {
        try {
            if (upload.size() == 0) throw Problem.badRequest("EMPTY_FILE", "文件是空的。", "The file is empty.");
            var format = Format.of(upload.head()).orElseThrow(Intake::unknown);
            if (format == Format.HEIC) throw heic();
            if (!format.agreesWith(declared)) throw lie(format);
            if (format == Format.PDF) return new Prepared(format.mediaType, null, null, null, null);
            return decode(upload, format);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be read again", e);
        }
    }

    private Prepared decode(Upload upload, Format format) {
        try {
            if (!decoding.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return Photo.of(upload.file(), format);
        } finally {
            decoding.release();
        }
    }

    private static Problem unknown() {
        return Problem.of(
                415,
                "UNSUPPORTED_FILE",
                "只接受 JPEG、PNG、WebP 图片和 PDF 文件。",
                "Photos (JPEG, PNG, WebP) and PDF files are taken, nothing else.");
    }

    private static Problem heic() {
        return Problem.of(
                415,
                "HEIC_NOT_SUPPORTED",
                "暂不支持 HEIC/AVIF 图片：请在手机“设置 > 相机 > 格式”中选“兼容性最佳”，或另存为 JPEG 后再传。",
                "HEIC and AVIF cannot be taken: choose \"Most Compatible\" in the camera settings, or save as JPEG.");
    }

    private static Problem lie(Format format) {
        return Problem.of(
                415,
                "NOT_WHAT_IT_SAYS",
                "文件内容是 " + format.mediaType + "，与声明的 Content-Type 不符。",
                "The file is " + format.mediaType + ", which is not what its Content-Type says.");
    }

    private static Problem busy() {
        return Problem.of(
                503,
                "BUSY",
                "图片处理繁忙，请稍后以同一 Idempotency-Key 重试。",
                "Many pictures are waiting; try again with the same Idempotency-Key.");
    }
}
