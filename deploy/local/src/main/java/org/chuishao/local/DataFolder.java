package org.chuishao.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder a run keeps everything in, held by one run at a time. */
final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws CannotStart when it cannot be written or another run holds it */
    static DataFolder hold(Path path) {
        try {
            Files.createDirectories(path.resolve("logs"));
            Files.createDirectories(path.resolve("pids"));
            var channel =
                    FileChannel.open(path.resolve("suite.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotStart(
                        "Another run uses the data folder %s: stop it first, or choose another with --data."
                                        .formatted(path)
                                + " 数据目录正被另一次运行占用。");
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder %s cannot be written (%s): choose another with --data. 数据目录不可写。"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    /** Nothing has been kept here yet. */
    static boolean isNew(Path path) {
        return Files.notExists(path.resolve("servers/postgres/PG_VERSION"));
    }

    boolean isNew() {
        return isNew(path);
    }

    Path servers() {
        return path.resolve("servers");
    }

    Path secrets() {
        return path.resolve("secrets.properties");
    }

    Logs logs() {
        return new Logs(path.resolve("logs"));
    }

    Path pid(String name) {
        return path.resolve("pids").resolve(name + ".pid");
    }

    Path pids() {
        return path.resolve("pids");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
