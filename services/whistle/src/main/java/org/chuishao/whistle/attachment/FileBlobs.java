package org.chuishao.whistle.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Blobs as files: {@code <folder>/340803/ab/ab12…}. With several replicas the folder must be a volume all of them share.
 * The ages of files are the system's, never the travelling clock's.
 */
@ApplicationScoped
class FileBlobs implements BlobStore {
    @ConfigProperty(name = "chuishao.blobs.folder")
    Path folder;

    @Override
    public String put(String district, byte[] content) {
        var name = HexFormat.of().formatHex(Upload.newSha256().digest(content));
        return put(district, name, new ByteArrayInputStream(content));
    }

    @Override
    public String put(String district, Upload upload) {
        try (var content = Files.newInputStream(upload.file())) {
            return put(district, upload.sha256(), content);
        } catch (IOException e) {
            throw new UncheckedIOException("an upload could not be read again", e);
        }
    }

    private String put(String district, String name, InputStream content) {
        var file = file(district, name);
        try {
            if (Files.exists(file)) Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            else write(file, content);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("a blob could not be kept", e);
        }
    }

    /** The name appears only with the whole content behind it, and both survive a power cut. */
    private static void write(Path file, InputStream content) throws IOException {
        Files.createDirectories(file.getParent());
        var unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try (var out = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.transferTo(Channels.newOutputStream(out));
            out.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        for (var dir = file.getParent(); dir != null && !dir.equals(file.getRoot()); dir = dir.getParent()) {
            force(dir);
            if (dir.equals(file.getParent().getParent().getParent())) break; // the blobs' own folder
        }
    }

    private static void force(Path directory) throws IOException {
        try (var entries = FileChannel.open(directory)) {
            entries.force(true);
        }
    }

    @Override
    public InputStream open(String district, String name) {
        try {
            return Files.newInputStream(file(district, name));
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("blob " + district + "/" + name + " is missing", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void putBetween(Instant from, Instant to, BiConsumer<String, String> each) {
        if (!Files.isDirectory(folder)) return;
        try (var files = Files.walk(folder, 3)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> isOlder(file, to) && !isOlder(file, from))
                    .forEach(file -> {
                        if (file.getNameCount() - folder.getNameCount() == 3)
                            each.accept(
                                    folder.relativize(file).getName(0).toString(),
                                    file.getFileName().toString());
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void forget(String district, String name, Instant unlessPutSince) {
        var file = file(district, name);
        try {
            if (isOlder(file, unlessPutSince)) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("blob " + district + "/" + name + " could not be removed", e);
        }
    }

    private static boolean isOlder(Path file, Instant instant) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(instant);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String district, String name) {
        return folder.resolve(district).resolve(name.substring(0, 2)).resolve(name);
    }
}
