package org.chuishao.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How one run of the suite is to be.
 *
 * @param root the repository, where the built services are
 * @param data the folder everything is kept in
 * @param accounts the people and machines the issuer shall know
 * @param clockAhead present where the services' clocks may be set, as demo data and tests need; how far ahead they start
 * @param supervised true: a process that ends is started again
 * @param training true: what is not a server writes its {@linkplain Archive archive} as it stops
 * @param say takes one line for the user
 */
public record Settings(
        Path root,
        Path data,
        Ports ports,
        Path accounts,
        Optional<Duration> clockAhead,
        boolean supervised,
        boolean training,
        Consumer<String> say) {

    /** The repository around the working directory. */
    public static Path findRoot() {
        var given = System.getProperty("chuishao.root");
        for (var folder = Path.of(given == null ? "" : given).toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("services/embedded"))) return folder;
        }
        throw new CannotStart("Run this inside the Chuishao repository. 请在 Chuishao 仓库目录中运行。");
    }
}
