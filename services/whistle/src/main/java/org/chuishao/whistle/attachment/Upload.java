package org.chuishao.whistle.attachment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chuishao.kernel.problem.Problem;

/**
 * A body that has arrived, in a file of its own: a slow telephone costs disk, not memory.
 *
 * @param sha256 of what was sent, which tells a retry from another file under the same key
 */
record Upload(@JsonIgnore Path file, long size, String sha256) implements AutoCloseable {
    /** Bytes. */
    static final int MOST = 10 * 1024 * 1024;

    static Upload take(InputStream body, Path folder) {
        try {
            var file = Files.createTempFile(Files.createDirectories(folder), "upload", ".part");
            try {
                return keep(body, file);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be kept", e);
        }
    }

    private static Upload keep(InputStream body, Path file) throws IOException {
        var digest = newSha256();
        long size = 0;
        try (var out = Files.newOutputStream(file);
                var in = new DigestInputStream(body, digest)) {
            var buffer = new byte[64 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > MOST) throw tooLarge();
                out.write(buffer, 0, n);
            }
        }
        return new Upload(file, size, HexFormat.of().formatHex(digest.digest()));
    }

    byte[] head() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Format.HEAD);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be put away", e);
        }
    }

    static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Problem tooLarge() {
        return Problem.of(
                413,
                "BODY_TOO_LARGE",
                "文件超过 %d MB，请压缩后再传。".formatted(MOST >> 20),
                "The file is larger than %d MB; make it smaller first.".formatted(MOST >> 20));
    }
}
