package org.chuishao.kernel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A service's README shows its life cycle as the table has it; {@code make specs} redraws it. */
public final class Readme {
    private static final String BEGIN = "<!-- drawn from %s.TABLE -->\n```mermaid\n";
    private static final String END = "```\n<!-- end -->\n";

    private Readme() {}

    public static void assertShows(String service, String mermaid) {
        assertShows(service, "Lifecycle", mermaid);
    }

    /** @param table the class whose table is drawn: a service may have several */
    public static void assertShows(String service, String table, String mermaid) {
        var mark = BEGIN.formatted(table);
        var file = Path.of(System.getProperty("chuishao.root", "../.."), "services", service, "README.md");
        try {
            var text = Files.readString(file);
            int begin = text.indexOf(mark) + mark.length();
            int end = text.indexOf(END, begin);
            if (begin < mark.length() || end < 0) throw new AssertionError(file + " has no place for the diagram");
            if (Boolean.getBoolean("specs.write"))
                Files.writeString(file, text.substring(0, begin) + mermaid + text.substring(end));
            else if (!text.substring(begin, end).equals(mermaid))
                throw new AssertionError(file + " shows another life cycle than the table: run make specs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
