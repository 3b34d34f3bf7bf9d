package org.chuishao.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What has to be true of this machine before anything is started; each refusal says what to do. */
final class Preflight {
    private static final long MEGABYTE = 1L << 20;
    private static final long LEAST_MEMORY = 3000 * MEGABYTE;
    private static final long LEAST_DISK = 5 * 1024 * MEGABYTE; // at load PostgreSQL keeps up to 4 GB of its log

    private Preflight() {}

    static void check(Settings settings) {
        checkMemory(availableMemory());
        checkBuilt(settings.root());
        checkDisk(settings.data());
        for (var part : Part.values()) {
            checkPort(part, settings.ports().hostOf(part), settings.ports().of(part));
        }
    }

    static void checkMemory(long available) {
        if (available < LEAST_MEMORY)
            throw new CannotStart(
                    "Only %d MB of memory are free and the suite needs about 3 GB: close other programs. 可用内存不足 3 GB。"
                            .formatted(available / MEGABYTE));
    }

    static void checkPort(Part part, String host, int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException e) {
            throw new CannotStart(
                    "Port %d (%s) on %s cannot be used%s: stop that program, or start with --port-offset 100. 端口被占用。"
                            .formatted(port, part.word(), host, holder(port)),
                    e);
        }
    }

    private static void checkDisk(Path data) {
        try {
            long usable = Files.getFileStore(data).getUsableSpace();
            if (usable < LEAST_DISK)
                throw new CannotStart(
                        "Only %d MB are free where %s lies and the suite needs 5 GB: make room, or choose another folder with --data. 磁盘空间不足 5 GB。"
                                .formatted(usable / MEGABYTE, data));
        } catch (IOException e) {
            throw new CannotStart("The data folder %s cannot be read. 数据目录不可读。".formatted(data), e);
        }
    }

    private static void checkBuilt(Path root) {
        for (var part : Part.values()) {
            var built = Commands.program(root, part);
            if (Files.notExists(built))
                throw new CannotStart("%s is not built (%s is missing): run `make run`, which builds first. 尚未构建。"
                        .formatted(part.word(), root.relativize(built)));
        }
    }

    private static long availableMemory() {
        long total =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        var meminfo = Path.of("/proc/meminfo");
        if (Files.notExists(meminfo)) return total; // elsewhere "free" leaves out what caches would give back
        try (var lines = Files.lines(meminfo)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .map(available -> Math.min(available, total))
                    .findFirst()
                    .orElse(total);
        } catch (IOException unreadable) {
            return total;
        }
    }

    /** Known only where lsof is there and tells. */
    private static String holder(int port) {
        try {
            var lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var pid = new String(lsof.getInputStream().readAllBytes()).lines().findFirst();
            lsof.waitFor(2, TimeUnit.SECONDS);
            return pid.flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
                    .map(process -> " because process %d (%s) has it"
                            .formatted(process.pid(), process.info().command().orElse("unknown")))
                    .orElse("");
        } catch (IOException noLsof) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
