package org.chuishao.gateway;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Which services there are, which paths belong to them, and how much a caller may ask for. */
@ConfigMapping(prefix = "gateway")
interface Settings {
    /** Where each service answers. */
    Map<String, URI> services();

    /** The path prefixes of each service. */
    Map<String, List<String>> routes();

    /** What may be read without a token, see {@link OpenPaths}. */
    List<String> open();

    @WithDefault("1S")
    Duration connectTimeout();

    @WithDefault("30S")
    Duration answerTimeout();

    /** Connections kept to each service, of each event loop. */
    @WithDefault("128")
    int connections();

    /** Streams open to each service, of each event loop. */
    @WithDefault("512")
    int listeners();

    Rate rate();

    Limits limits();

    /** Requests one caller may send. */
    interface Rate {
        @WithDefault("100")
        int perSecond();

        @WithDefault("200")
        int burst();

        /** That may be under way at once. */
        @WithDefault("100")
        int atOnce();
    }

    /** Sizes one request may have. */
    interface Limits {
        @WithDefault("1M")
        MemorySize body();

        /** Where more is taken: the service's own limit by address, in which {@code *} stands for one segment. */
        Map<String, MemorySize> larger();

        /** Spreadsheets: as long as the longest any service takes, a country's divisions as CSV. */
        @WithDefault("64M")
        MemorySize upload();

        @WithDefault("16K")
        MemorySize headers();

        @WithDefault("8K")
        MemorySize uri();
    }
}
