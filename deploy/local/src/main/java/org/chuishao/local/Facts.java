package org.chuishao.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/** What a server that is ready says about itself, in a file it removes when it ends. */
final class Facts {
    private Facts() {}

    /** Empty as long as the server is not ready. */
    static Properties of(Path servers, Part server) {
        var facts = new Properties();
        try (var in = Files.newBufferedReader(servers.resolve("servers-" + server.word() + ".properties"))) {
            facts.load(in);
        } catch (NoSuchFileException notReady) {
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException("the " + server.word() + "'s facts cannot be read", e);
        }
        return facts;
    }
}
