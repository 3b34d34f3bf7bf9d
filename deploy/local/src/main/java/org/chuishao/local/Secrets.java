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
import java.util.stream.Stream;

/**
 * Keys made once per data folder and readable by its owner alone.
 *
 * @param cursorSeal seals cursors and the like, the same for every replica
 * @param privacyKey encrypts residents' contact data
 * @param signingKey signs the ledger's checkpoints
 */
record Secrets(String cursorSeal, String privacyKey, String signingKey) {
    private static final String SEAL = "chuishao.secret";
    private static final String PRIVACY = "chuishao.privacy.key";
    private static final String SIGNING = "chuishao.signing-key";

    /**
     * @param isNew true: there is nothing yet that keys would have to open
     * @throws CannotStart when there is data that only the keys of {@code file} open, and they are not there
     */
    static Secrets readOrMake(Path file, boolean isNew) throws IOException {
        var kept = new Properties();
        if (Files.exists(file)) kept.load(new StringReader(Files.readString(file)));
        if (!isNew && Stream.of(SEAL, PRIVACY).anyMatch(name -> !kept.containsKey(name)))
            throw new CannotStart(
                    "%s lacks its keys, without which residents' names and phones cannot be read: bring the file back from the backup."
                                    .formatted(file)
                            + " 密钥文件缺失，居民姓名和电话将无法读取：请从备份恢复该文件。");
        // a folder of an earlier version lacks the key that came later
        var missing = Stream.of(SEAL, PRIVACY, SIGNING)
                .filter(name -> !kept.containsKey(name))
                .toList();
        missing.forEach(name -> kept.setProperty(name, random()));
        if (!missing.isEmpty()) write(file, kept);
        return new Secrets(kept.getProperty(SEAL), kept.getProperty(PRIVACY), kept.getProperty(SIGNING));
    }

    private static void write(Path file, Properties secrets) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var lines = secrets.stringPropertyNames().stream()
                .sorted()
                .map(name -> name + "=" + secrets.getProperty(name))
                .toList();
        Files.write(unfinished, lines);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
