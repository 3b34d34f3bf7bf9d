package org.chuishao.kernel.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;

/** One page of a list; {@code next} is the cursor of the page after it, absent on the last. */
public record Page<T>(
        List<T> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {
    public static final int MAX_LIMIT = 200;

    /** @param found up to limit + 1 rows: the one too many says that there is a next page */
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, T> view, Function<R, String> cursor) {
        var items = found.stream().limit(limit).map(view).toList();
        return new Page<>(items, found.size() > limit ? cursor.apply(found.get(limit - 1)) : null);
    }

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
