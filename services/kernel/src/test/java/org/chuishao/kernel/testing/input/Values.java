package org.chuishao.kernel.testing.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Makes what a schema asks for: its example, what was heard before, or something of the right shape. */
final class Values {
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final String[] TEXTS = {
        "马山路18号门前井盖缺失", "a", "O'Brien & <b>sons</b>", "=1+1", "很长".repeat(30), "🚧 2026"
    };

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,20}");

    private final ApiDocument document;
    private final Heard heard;
    private final RandomGenerator random;

    Values(ApiDocument document, Heard heard, RandomGenerator random) {
        this.document = document;
        this.heard = heard;
        this.random = random;
    }

    /** A body as the document shows it, often with some of it made anew. */
    JsonNode body(String collection, JsonNode schema) {
        var resolved = document.resolved(schema);
        var example = resolved.path("examples").path(0);
        if (example.isMissingNode()) example = resolved.path("example");
        if (example.isMissingNode() || random.nextInt(6) == 0) return any(collection, "", resolved, 0);
        var body = example.deepCopy();
        if (random.nextInt(4) > 0 && body instanceof ObjectNode object) {
            freshen(collection, object);
            vary(object, resolved);
        }
        return body;
    }

    /** Another kind, or something that may be left out: other ways lead to other states. */
    private void vary(ObjectNode body, JsonNode schema) {
        var required = schema.path("required").toString();
        for (var property : schema.path("properties").properties()) {
            var name = property.getKey();
            var choices = document.resolved(property.getValue()).path("enum");
            if (!body.has(name) || random.nextInt(5) > 0) continue;
            if (choices.size() > 0) body.set(name, choices.get(random.nextInt(choices.size())));
            else if (!required.contains("\"" + name + "\"")) body.remove(name);
        }
    }

    /** The example's ids and codes are those of a story; ours are those that were heard. */
    private void freshen(String collection, ObjectNode body) {
        for (var field : body.properties()) {
            if (field.getValue() instanceof ObjectNode inner) freshen(collection, inner);
            else if (field.getValue().isTextual() && random.nextInt(4) > 0)
                heard.one(collection, field.getKey(), random)
                        .filter(value -> looksAlike(value, field.getValue().asText()))
                        .ifPresent(value -> body.put(field.getKey(), value));
        }
    }

    private static boolean looksAlike(String one, String other) {
        return Heard.UUID_FORM.matcher(one).matches()
                == Heard.UUID_FORM.matcher(other).matches();
    }

    JsonNode any(String collection, String field, JsonNode declared, int depth) {
        var schema = document.resolved(declared);
        for (var several : new String[] {"oneOf", "anyOf", "allOf"})
            if (schema.has(several))
                return any(collection, field, schema.path(several).path(0), depth);
        if (schema.has("enum")) {
            var values = schema.path("enum");
            return values.get(random.nextInt(values.size()));
        }
        return switch (type(schema)) {
            case "object" -> object(collection, schema, depth);
            case "array" -> array(collection, field, schema, depth);
            case "integer" -> MAKE.numberNode(between(schema));
            case "number" -> MAKE.numberNode(between(schema));
            case "boolean" -> MAKE.booleanNode(random.nextBoolean());
            default -> MAKE.textNode(text(collection, field, schema));
        };
    }

    /** In 3.1 a type may be a list of types; the first that is not null says enough. */
    static String type(JsonNode schema) {
        var type = schema.path("type");
        if (!type.isArray()) return type.asText(schema.has("properties") ? "object" : "string");
        for (var each : type) if (!each.asText().equals("null")) return each.asText();
        return "string";
    }

    private JsonNode object(String collection, JsonNode schema, int depth) {
        var made = MAKE.objectNode();
        var required = schema.path("required").toString();
        schema.path("properties").properties().forEach(property -> {
            boolean needed = required.contains("\"" + property.getKey() + "\"");
            if (needed || depth < 4 && random.nextBoolean())
                made.set(property.getKey(), any(collection, property.getKey(), property.getValue(), depth + 1));
        });
        return made;
    }

    private JsonNode array(String collection, String field, JsonNode schema, int depth) {
        var made = MAKE.arrayNode();
        int size = Math.max(schema.path("minItems").asInt(0), random.nextInt(4));
        for (int i = 0; i < size && depth < 6; i++) made.add(any(collection, field, schema.path("items"), depth + 1));
        return made;
    }

    private long between(JsonNode schema) {
        long low = schema.path("minimum").asLong(0);
        long high = Math.max(low, schema.path("maximum").asLong(low + 100));
        return random.nextLong(low, high + 1);
    }

    String text(String collection, String field, JsonNode schema) {
        var known = heard.one(collection, field, random);
        if (known.isPresent() && random.nextInt(5) > 0) return known.get();
        if (schema.path("examples").size() > 0 && random.nextBoolean())
            return schema.path("examples").path(0).asText();
        return switch (schema.path("format").asText()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> "2026-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            case "date-time" ->
                "2026-%02d-%02dT10:00:00+08:00".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            default -> TEXTS[random.nextInt(TEXTS.length)];
        };
    }
}
