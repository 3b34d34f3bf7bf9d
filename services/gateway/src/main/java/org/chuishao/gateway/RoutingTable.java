package org.chuishao.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which service a path belongs to: the longest prefix that ends where a segment ends. */
final class RoutingTable {
    private final Map<String, String> serviceByPrefix = new HashMap<>();
    private final int deepest;

    RoutingTable(Map<String, List<String>> prefixesByService) {
        prefixesByService.forEach((service, prefixes) -> prefixes.forEach(prefix -> {
            var other = serviceByPrefix.put(checked(prefix), service);
            if (other != null) {
                throw new IllegalArgumentException(prefix + " belongs to " + other + " and to " + service);
            }
        }));
        deepest = serviceByPrefix.keySet().stream()
                .mapToInt(RoutingTable::segments)
                .max()
                .orElse(0);
    }

    /** Where a path leads, and by which prefix. */
    record Route(String prefix, String service) {}

    Optional<Route> route(String path) {
        for (int end = endOfSegment(path, deepest); end > 0; end = path.lastIndexOf('/', end - 1)) {
            var prefix = path.substring(0, end);
            var service = serviceByPrefix.get(prefix);
            if (service != null) {
                return Optional.of(new Route(prefix, service));
            }
        }
        return Optional.empty();
    }

    private static String checked(String prefix) {
        if (!prefix.startsWith("/") || prefix.endsWith("/") || !RequestPath.isPlain(prefix)) {
            throw new IllegalArgumentException("not a path prefix: " + prefix);
        }
        return prefix;
    }

    private static int segments(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private static int endOfSegment(String path, int segment) {
        int end = 0;
        for (int i = 0; i < segment && end >= 0; i++) {
            end = path.indexOf('/', end + 1);
        }
        return end < 0 ? path.length() : end;
    }
}
