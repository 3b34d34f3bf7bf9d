package org.chuishao.kernel.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which of the two encodings a text is in. UTF-8 says so by itself: bytes of another encoding are practically never valid
 * UTF-8. What is not, is GB18030, which spreadsheets in Chinese save by default, or nothing we read.
 */
final class Encoding {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Encoding() {}

    static Charset of(Path file) throws IOException {
        if (isValid(file, StandardCharsets.UTF_8)) return StandardCharsets.UTF_8;
        if (isValid(file, GB18030)) return GB18030;
        throw Unreadable.encoding();
    }

    private static boolean isValid(Path file, Charset charset) throws IOException {
        var strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (InputStream bytes = Files.newInputStream(file);
                var text = new InputStreamReader(bytes, strict)) {
            var buffer = new char[1 << 15];
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer))
                for (int i = 0; i < read; i++) if (isNoText(buffer[i], charset)) return false;
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** UTF-16 without its mark is full of zeros; what is private to GB18030's tables was not meant, what is in UTF-8 was. */
    private static boolean isNoText(char c, Charset charset) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r'
                || charset.equals(GB18030) && c >= '\uE000' && c <= '\uF8FF';
    }
}
