package org.chuishao.kernel.testing.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Makes one thing wrong in a call that was as declared. */
final class Mutations {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Stands in a body for what Jackson would not write, until it is text. */
    private static final String HERE = "\"\uE000here\uE000\"";

    private static final String JSON_TYPE = "application/json";
    /** What an operation declares that tells a file by its content. */
    private static final String ANY_TYPE = "*/*";

    private final ApiDocument document;
    private final RandomGenerator random;

    Mutations(ApiDocument document, RandomGenerator random) {
        this.document = document;
        this.random = random;
    }

    /** @param turn counts an operation's wrong calls, so that it meets every kind of mistake */
    Call of(Call good, int turn) {
        var ways = new ArrayList<UnaryOperator<Call>>();
        if (good.body() != null) ways.addAll(ofBody(good));
        ways.add(this::unknownParameter);
        ways.add(this::header);
        if (!good.operation().in("query").isEmpty()) {
            ways.add(this::badParameter);
            ways.add(this::badParameter);
            ways.add(this::repeatedParameter);
        }
        if (good.operation().path().contains("{")) ways.add(this::badPath);
        return ways.get(turn % ways.size()).apply(good);
    }

    private List<UnaryOperator<Call>> ofBody(Call good) {
        var schema = good.operation().bodies().get(JSON_TYPE);
        if (schema == null || !JSON_TYPE.equals(good.headers().get("Content-Type")))
            return List.of(this::wholeBody, this::mediaType);
        return List.of(
                this::wholeBody,
                this::mediaType,
                this::tooLarge,
                call -> inBody(call, "text that is none", true, this::brokenText),
                call -> inBody(call, "a field given twice", true, this::doubled),
                call -> inBody(call, "an unknown field", true, this::strange),
                call -> bySchema(call, "a field left out", this::leftOut),
                call -> bySchema(call, "another value", this::otherValue),
                call -> bySchema(call, "another value", this::otherValue),
                call -> bySchema(call, "another value", this::otherValue));
    }

    private Call wholeBody(Call good) {
        return good.withBody(one(Bad.WHOLE_BODIES), "another body", false);
    }

    private Call tooLarge(Call good) {
        if (random.nextInt(8) > 0) return wholeBody(good); // these take long
        return good.withBody(Bad.utf8("{\"a\": \"" + "l".repeat(5_000_000) + "\"}"), "five million characters", true);
    }

    private Call mediaType(Call good) {
        boolean needed = good.body().length > 0 && !good.operation().bodies().containsKey(ANY_TYPE);
        return random.nextInt(6) == 0
                ? good.withHeader("Content-Encoding", "gzip", "a body that is not compressed as said", false)
                : good.withHeader("Content-Type", one(Bad.CONTENT_TYPES), "another media type", needed);
    }

    private Call inBody(Call good, String mistake, boolean refuse, Function<JsonNode, String> change) {
        var changed = change.apply(parsed(good.body()));
        return changed == null ? wholeBody(good) : good.withBody(Bad.utf8(changed), mistake, refuse);
    }

    /** The document itself says whether what came of it must be refused. */
    private Call bySchema(Call good, String mistake, Function<JsonNode, String> change) {
        var changed = change.apply(parsed(good.body()));
        if (changed == null) return wholeBody(good);
        return good.withBody(Bad.utf8(changed), mistake, mustBeRefused(good, changed));
    }

    private boolean mustBeRefused(Call good, String body) {
        try {
            var read = JSON.readTree(body);
            Verdict.withoutNulls(read); // of an optional field the same as leaving it out
            return !document.violations(good.operation().bodies().get(JSON_TYPE), read.toString())
                    .isEmpty();
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    private String brokenText(JsonNode body) {
        var place = somewhere(body, JsonNode::isTextual);
        return place == null ? null : place.holding(one(Bad.BROKEN_TEXT));
    }

    private String otherValue(JsonNode body) {
        var place = somewhere(body, node -> true);
        return place == null ? null : place.holding(one(Bad.JSON));
    }

    private String leftOut(JsonNode body) {
        var place = somewhere(body, node -> true);
        if (place == null || !(place.parent() instanceof ObjectNode object)) return null;
        object.remove(place.field());
        return body.toString();
    }

    private String doubled(JsonNode body) {
        var place = somewhere(body, node -> true);
        if (place == null || !(place.parent() instanceof ObjectNode object)) return null;
        var name = "\"" + place.field() + "\":";
        return place.holding(object.get(place.field()) + "," + name + object.get(place.field()));
    }

    private String strange(JsonNode body) {
        var objects = new ArrayList<ObjectNode>();
        collectObjects(body, objects);
        if (objects.isEmpty()) return null;
        one(objects)
                .put(one(List.of("colour", "id", "__proto__", "district", "roles", "陌生", "$ref", "@class")) + "X", 1);
        return body.toString();
    }

    private static void collectObjects(JsonNode node, List<ObjectNode> found) {
        // an object without declared fields, such as details, takes any
        if (node instanceof ObjectNode object) found.add(object);
        if (found.size() == 1) return;
        node.forEach(each -> collectObjects(each, found));
    }

    private Place somewhere(JsonNode body, java.util.function.Predicate<JsonNode> wanted) {
        var found = new ArrayList<Place>();
        collect(body, body, wanted, found);
        return found.isEmpty() ? null : one(found);
    }

    private static void collect(
            JsonNode whole, JsonNode node, java.util.function.Predicate<JsonNode> wanted, List<Place> found) {
        if (node instanceof ObjectNode object)
            object.properties().forEach(field -> {
                if (wanted.test(field.getValue())) found.add(new Place(whole, object, field.getKey(), 0));
                collect(whole, field.getValue(), wanted, found);
            });
        if (node instanceof ArrayNode array)
            for (int i = 0; i < array.size(); i++) {
                if (wanted.test(array.get(i))) found.add(new Place(whole, array, null, i));
                collect(whole, array.get(i), wanted, found);
            }
    }

    /** A spot in a body where something else can stand. */
    private record Place(JsonNode whole, JsonNode parent, String field, int index) {
        String holding(String text) {
            var before = field == null ? parent.get(index) : parent.get(field);
            set(JSON.getNodeFactory().textNode(HERE.substring(1, HERE.length() - 1)));
            var changed = whole.toString().replace(HERE, text);
            set(before);
            return changed;
        }

        private void set(JsonNode value) {
            if (parent instanceof ObjectNode object) object.set(field, value);
            else ((ArrayNode) parent).set(index, value);
        }
    }

    private Call unknownParameter(Call good) {
        return good.withQuery(
                one(List.of("colour", "district", "Limit", "limit%20", "id%00", "%E9%A2%9C")),
                "1",
                "an unknown parameter",
                true);
    }

    private Call badParameter(Call good) {
        var parameter = one(good.operation().in("query"));
        var word = one(Bad.WORDS);
        return good.withQuery(
                parameter.name(), word, "another " + parameter.name(), mustBeRefused(parameter.schema(), word));
    }

    /** By its type, bounds, choices and pattern; a format says what is meant and binds nobody. */
    private boolean mustBeRefused(JsonNode schema, String word) {
        var said = said(schema, URLDecoder.decode(word, StandardCharsets.UTF_8));
        return schema.isObject()
                && !document.violations(schema, said.toString()).isEmpty();
    }

    /** What a word in an address would be in JSON. */
    private JsonNode said(JsonNode schema, String word) {
        var type = Values.type(schema);
        if (type.equals("array"))
            return JSON.createArrayNode().add(said(document.resolved(schema.path("items")), word));
        var text = JSON.getNodeFactory().textNode(word);
        if (type.equals("string")) return text;
        try {
            var value = JSON.readTree(word);
            return value.isNumber() || value.isBoolean() ? value : text;
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    private Call repeatedParameter(Call good) {
        var parameter = one(good.operation().in("query"));
        var value = good.query().getOrDefault(parameter.name(), "1");
        return good.withQuery(
                parameter.name(), value + "&" + parameter.name() + "=" + value, "a parameter given twice", true);
    }

    private Call badPath(Call good) {
        var template = good.operation().path().split("/");
        var path = good.path().split("/");
        for (int i = 0; i < template.length; i++) if (template[i].startsWith("{")) path[i] = one(Bad.WORDS);
        return good.withPath(String.join("/", path), "another address", false);
    }

    private Call header(Call good) {
        var name = one(List.of(
                "Accept",
                "Accept-Language",
                "If-Match",
                "If-None-Match",
                "Idempotency-Key",
                "X-Request-Id",
                "Range",
                "Origin"));
        return good.withHeader(name, one(Bad.HEADER_TEXTS), "another " + name, false);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
