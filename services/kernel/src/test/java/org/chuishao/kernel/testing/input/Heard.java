package org.chuishao.kernel.testing.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What answers have told so far, by field: the ids, codes and cursors that make the next requests meet something. */
final class Heard {
    private static final int ENOUGH = 60;
    static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Map<String, List<String>> byField = new HashMap<>();

    /** @param collection the last plain word of the address, so that the {@code id} of {@code /whistles} is no other's */
    void listen(String collection, JsonNode answer) {
        answer.properties().forEach(field -> {
            var value = field.getValue();
            if (value.isContainerNode()) listen(collection, value);
            else if (!value.isNull()) note(collection, field.getKey(), value.asText());
        });
        if (answer.isArray()) answer.forEach(each -> listen(collection, each));
    }

    void note(String collection, String field, String value) {
        if (value.isEmpty() || value.length() > 300) return;
        add(collection + "." + field, value);
        add(field, value);
        if (field.equals("id")) add(singular(collection) + "Id", value);
    }

    private void add(String key, String value) {
        var values = byField.computeIfAbsent(key, k -> new ArrayList<>());
        if (!values.contains(value)) {
            values.add(value);
            if (values.size() > ENOUGH) values.remove(1); // the first stays: it is the example's
        }
    }

    /** One of the values of a field of this collection, else of any. */
    Optional<String> one(String collection, String field, RandomGenerator random) {
        var values = byField.getOrDefault(collection + "." + field, byField.get(field));
        if (values == null) return Optional.empty();
        // what was told last is most likely to be in a state where something can still be done with it
        return Optional.of(random.nextInt(3) == 0 ? values.getLast() : values.get(random.nextInt(values.size())));
    }

    private static String singular(String collection) {
        return collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection;
    }
}
