package org.chuishao.whistle.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a file is, told by its first bytes and never by its name. */
enum Format {
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    /** What iPhones make by default. Nothing here can decode it; it is known only to be refused in words that help. */
    HEIC("image/heic"),
    PDF("application/pdf");

    /** As many bytes as {@link #of} needs. */
    static final int HEAD = 16;

    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif");

    final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    static Optional<Format> of(byte[] head) {
        if (startsWith(head, 0, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})) return Optional.of(JPEG);
        if (startsWith(head, 0, PNG_HEAD)) return Optional.of(PNG);
        if (text(head, 0, 4).equals("RIFF") && text(head, 8, 12).equals("WEBP")) return Optional.of(WEBP);
        if (text(head, 4, 8).equals("ftyp") && HEIF_BRANDS.contains(text(head, 8, 12))) return Optional.of(HEIC);
        if (text(head, 0, 5).equals("%PDF-")) return Optional.of(PDF);
        return Optional.empty();
    }

    /** A sender that does not know, or does not say, may leave it open; one that says must be right. */
    boolean agreesWith(String declared) {
        var type = declared == null ? "" : declared.split(";")[0].strip().toLowerCase();
        return type.isEmpty() || type.equals("application/octet-stream") || type.equals(mediaType);
    }

    private static boolean startsWith(byte[] head, int from, byte[] wanted) {
        return head.length >= from + wanted.length
                && Arrays.equals(head, from, from + wanted.length, wanted, 0, wanted.length);
    }

    private static String text(byte[] head, int from, int to) {
        return head.length < to ? "" : new String(head, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
