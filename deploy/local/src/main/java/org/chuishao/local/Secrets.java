package org.chuishao.local;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * Keys made once per data folder and readable by its owner alone.
 *
 * @param cursorSeal seals cursors and the like, the same for every replica
 * @param privacyKey encrypts residents' contact data
 */
record Secrets(String cursorSeal, String privacyKey) {
    private static final String SEAL = "chuishao.secret";
    private static final String PRIVACY = "chuishao.privacy.key";

    static Secrets readOrMake(Path file) throws IOException {
        if (Files.notExists(file)) write(file);
        var kept = new Properties();
        kept.load(new StringReader(Files.readString(file)));
        return new Secrets(kept.getProperty(SEAL), kept.getProperty(PRIVACY));
    }

    private static void write(Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, "%s=%s%n%s=%s%n".formatted(SEAL, random(), PRIVACY, random()));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
