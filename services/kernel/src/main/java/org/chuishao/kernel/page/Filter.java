package org.chuishao.kernel.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conditions of a list, on an entity called {@code e}. What the caller did not ask for is no condition. */
public final class Filter {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    public Filter equal(String attribute, Object wanted) {
        var name = attribute.substring(attribute.lastIndexOf('.') + 1);
        return wanted == null ? this : and("e." + attribute + " = :" + name, name, wanted);
    }

    /** @param condition JPQL that uses the one parameter */
    public Filter and(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
        return this;
    }

    String asked() {
        return parameters.keySet() + Arrays.deepToString(parameters.values().toArray());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
