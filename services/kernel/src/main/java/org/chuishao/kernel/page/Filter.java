package org.chuishao.kernel.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuishao.kernel.database.Condition;

/** The conditions of a list, on an entity called {@code e}. What the caller did not ask for is no condition. */
public final class Filter {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> wanted = new LinkedHashMap<>();
    private final Map<String, Object> given = new LinkedHashMap<>();

    public Filter equal(String attribute, Object wanted) {
        return and("e." + attribute + " = :" + name(attribute), name(attribute), wanted);
    }

    /** @param division or the beginning of one, with all below it */
    public Filter within(String attribute, String division) {
        if (division == null) return this;
        return and(within(attribute, name(attribute), division), name(attribute), value(division));
    }

    /** One of these divisions, or below one; of none, nothing. */
    public Filter withinAny(String attribute, Collection<String> divisions) {
        var parameters = new LinkedHashMap<String, Object>();
        var conditions = new ArrayList<String>();
        for (var division : divisions) {
            var parameter = name(attribute) + parameters.size();
            conditions.add(within(attribute, parameter, division));
            parameters.put(parameter, value(division));
        }
        return and(oneOf(conditions), parameters);
    }

    private static String within(String attribute, String parameter, String division) {
        return "e." + attribute + (Condition.isVillage(division) ? " = :" : " like :") + parameter;
    }

    private static String value(String division) {
        return Condition.isVillage(division) ? division : division + "%";
    }

    public Filter in(String attribute, Collection<?> values) {
        var parameter = name(attribute) + "s";
        return values.isEmpty()
                ? and("1 = 0", Map.of())
                : and("e." + attribute + " in :" + parameter, Map.of(parameter, values));
    }

    /** What meets any of these, whatever else is asked. */
    public static Filter either(Filter... filters) {
        var parameters = new LinkedHashMap<String, Object>();
        for (var filter : filters) parameters.putAll(filter.parameters());
        var conditions = Stream.of(filters)
                .map(filter -> "(" + String.join(" and ", filter.conditions) + ")")
                .toList();
        return new Filter().and(oneOf(conditions), parameters);
    }

    private static String oneOf(List<String> conditions) {
        return conditions.isEmpty() ? "1 = 0" : "(" + String.join(" or ", conditions) + ")";
    }

    /** @param condition JPQL that uses the one parameter */
    public Filter and(String condition, String parameter, Object wanted) {
        if (wanted == null) return this;
        conditions.add(condition);
        this.wanted.put(parameter, wanted);
        return this;
    }

    /** @param given what is not the caller's choice but depends on who asks, or when: the next page may find it changed */
    public Filter and(String condition, Map<String, ?> given) {
        conditions.add(condition);
        this.given.putAll(given);
        return this;
    }

    public Filter and(Filter other) {
        conditions.addAll(other.conditions);
        wanted.putAll(other.wanted);
        given.putAll(other.given);
        return this;
    }

    private static String name(String attribute) {
        return attribute.substring(attribute.lastIndexOf('.') + 1);
    }

    /** What the caller chose, for the seal of a cursor. */
    String asked() {
        return conditions + Arrays.deepToString(wanted.values().toArray());
    }

    String where(String more) {
        var all = new ArrayList<>(conditions);
        if (!more.isEmpty()) all.add(more);
        return all.isEmpty() ? "" : " where " + String.join(" and ", all);
    }

    Map<String, Object> parameters() {
        var all = new LinkedHashMap<>(given);
        all.putAll(wanted);
        return all;
    }
}
