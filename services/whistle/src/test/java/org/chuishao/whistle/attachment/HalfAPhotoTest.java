package org.chuishao.whistle.attachment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A photo whose file fails on the way is never ended: closing the answer would make a whole one of the half. */
class HalfAPhotoTest {
    private final AtomicInteger closed = new AtomicInteger();

    private final class Out extends ByteArrayOutputStream {
        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void itsFailureIsToldAndNothingIsClosedButTheFile() {
        var out = new Out();
        var fails = new InputStream() {
            private boolean isClosed;

            @Override
            public int read() throws IOException {
                throw new IOException("the disk is away");
            }

            @Override
            public void close() {
                isClosed = true;
            }
        };
        var file = new SequenceInputStream(new ByteArrayInputStream(new byte[] {1, 2}), fails);
        assertThrows(IOException.class, () -> AttachmentResource.written(file).write(out));
        assertEquals(0, closed.get());
        assertEquals(true, fails.isClosed);
    }

    @Test
    void aWholeOneIsWritten() throws IOException {
        var out = new Out();
        AttachmentResource.written(new ByteArrayInputStream(new byte[] {1, 2})).write(out);
        assertArrayEquals(new byte[] {1, 2}, out.toByteArray());
    }
}
