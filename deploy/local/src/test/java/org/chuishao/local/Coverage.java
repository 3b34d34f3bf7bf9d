package org.chuishao.local;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was walked, held against a table: nothing of it may be missing, and nothing else may have happened. */
record Coverage<T>(Set<T> table, Set<T> walked) {

    static <T> Coverage<T> of(Collection<T> table, Collection<T> walked) {
        return new Coverage<>(new LinkedHashSet<>(table), new LinkedHashSet<>(walked));
    }

    /** Empty when both are the same. */
    List<String> faults() {
        return Stream.concat(
                        without(table, walked).map(edge -> "nobody has walked " + edge),
                        without(walked, table).map(edge -> "not in the table: " + edge))
                .sorted()
                .collect(Collectors.toList());
    }

    private static <T> Stream<T> without(Set<T> all, Set<T> some) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest.stream();
    }
}
