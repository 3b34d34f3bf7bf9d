package org.chuishao.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * How one run of the suite is to be.
 *
 * @param root the repository, where the built services are
 * @param data the folder everything is kept in
 * @param accounts the people and machines the issuer shall know
 * @param host where the gateway listens; everything else stays on the loopback address
 * @param clockMayTravel true while demo data may be loaded
 * @param supervised true: a process that ends is started again
 * @param say takes one line for the user
 */
public record Settings(
        Path root,
        Path data,
        Ports ports,
        Path accounts,
        String host,
        boolean clockMayTravel,
        boolean supervised,
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
