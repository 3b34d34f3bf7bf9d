package org.chuishao.whistle.attachment;

import java.io.InputStream;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Where the bytes of attachments lie, named by what they are: the same content is kept once per district. */
public interface BlobStore {
    /** @return its name, the SHA-256 in hexadecimal; the bytes are on the disk when this returns */
    String put(String district, byte[] content);

    /** As it came, from the disk to the disk. */
    String put(String district, Upload upload);

    /** @throws IllegalStateException when there is no such blob, which a row that names it never leaves to chance */
    InputStream open(String district, String name);

    /** Everything last put between two instants: district and name. */
    void putBetween(Instant from, Instant to, BiConsumer<String, String> each);

    /** Forgets a blob unless it was put again since the instant. */
    void forget(String district, String name, Instant unlessPutSince);
}
