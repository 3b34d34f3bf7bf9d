package org.chuishao.kernel.page;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a list is sorted by: attributes that never change and together are one record's alone, so that a page can begin where the
 * one before ended, whatever was added since.
 */
public final class Order<E> {
    private record Key<E>(String attribute, Function<E, ?> value, Function<String, ?> read) {}

    private final boolean descending;
    private final List<Key<E>> keys;

    private Order(boolean descending, List<Key<E>> keys) {
        this.descending = descending;
        this.keys = keys;
    }

    /** By the attribute {@code code}. */
    public static <E> Order<E> byCode(Function<E, String> code) {
        return new Order<>(false, List.of(new Key<>("code", code, text -> text)));
    }

    /** By the attribute {@code id}: ids are given in the order of time. */
    public static <E> Order<E> newest(Function<E, UUID> id) {
        return new Order<>(true, List.of(byId(id)));
    }

    /** The greatest first. */
    public static <E, V> Order<E> newest(String attribute, Function<E, V> value, Function<String, V> read) {
        return new Order<>(true, List.of(new Key<>(attribute, value, read)));
    }

    /** @param read the value from what its {@code toString} wrote, without spaces */
    public static <E, V> Order<E> newest(
            String attribute, Function<E, V> value, Function<String, V> read, Function<E, UUID> id) {
        return new Order<>(true, List.of(new Key<>(attribute, value, read), byId(id)));
    }

    /** @param read the value from what its {@code toString} wrote, without spaces */
    public static <E, V> Order<E> oldest(
            String attribute, Function<E, V> value, Function<String, V> read, Function<E, UUID> id) {
        return new Order<>(false, List.of(new Key<>(attribute, value, read), byId(id)));
    }

    private static <E> Key<E> byId(Function<E, UUID> id) {
        return new Key<>("id", id, UUID::fromString);
    }

    String by() {
        return keys.stream()
                .map(key -> "e." + key.attribute() + (descending ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** The condition of what comes after the position whose values are the parameters {@code after0, after1}. */
    String after() {
        var attributes = keys.stream().map(key -> "e." + key.attribute()).collect(Collectors.joining(", "));
        var values = IntStream.range(0, keys.size()).mapToObj(i -> ":after" + i).collect(Collectors.joining(", "));
        return (keys.size() == 1 ? "%s %s %s" : "(%s) %s (%s)").formatted(attributes, descending ? "<" : ">", values);
    }

    List<?> position(E row) {
        return keys.stream().map(key -> key.value().apply(row)).toList();
    }

    static String write(List<?> position) {
        return position.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    List<?> read(String position) {
        var texts = position.split(" ", keys.size());
        return IntStream.range(0, keys.size())
                .mapToObj(i -> keys.get(i).read().apply(texts[i]))
                .toList();
    }
}
