package org.chuishao.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Entities in which nothing is as a new one begins, so that a column somebody forgot is seen. */
public final class Filled {
    private static final Instant START = Instant.parse("2026-11-18T02:00:00.123456Z");

    private Filled() {}

    /** Gives every field a value of its own; what is no plain value the caller fills. */
    public static <T> T with(T entity) {
        int n = 1;
        for (var field : fields(entity)) {
            n++;
            var value = value(field.getType(), field.getName(), n);
            if (value != null) set(field, entity, value);
        }
        return entity;
    }

    /** @param fresh one as it begins */
    public static void assertSame(Object expected, Object actual, Object fresh, String where) {
        for (var field : fields(expected)) {
            var wanted = get(field, expected);
            assertNotEquals(get(field, fresh), wanted, field.getName() + " is not tried");
            assertEquals(wanted, get(field, actual), field.getName() + " " + where);
        }
    }

    private static Object value(Class<?> type, String name, int n) {
        if (type == String.class) return name + n;
        if (type == UUID.class) return UUID.randomUUID();
        if (type == Instant.class) return START.plusSeconds(60L * n);
        if (type == int.class || type == Integer.class) return n;
        if (type == boolean.class || type == Boolean.class) return true;
        if (type == Double.class) return n / 2.0;
        return type.isEnum() ? type.getEnumConstants()[type.getEnumConstants().length - 1] : null;
    }

    private static List<Field> fields(Object entity) {
        return Arrays.stream(entity.getClass().getDeclaredFields())
                .filter(f ->
                        !Modifier.isStatic(f.getModifiers()) && !f.getName().startsWith("$$"))
                .toList();
    }

    private static Object get(Field field, Object entity) {
        try {
            field.setAccessible(true);
            return field.get(entity);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Field field, Object entity, Object value) {
        try {
            field.setAccessible(true);
            field.set(entity, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
