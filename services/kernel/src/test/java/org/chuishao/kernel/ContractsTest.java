package org.chuishao.kernel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chuishao.kernel.testing.ApiSpecs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of api-specs agree with each other; that the services agree with them is each service's own test. */
class ContractsTest {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Stream<String> types() {
        return ApiSpecs.typesIn("events").stream();
    }

    @Test
    void everyEventHasASampleAndEverySampleAnEvent() {
        assertFalse(ApiSpecs.typesIn("events").isEmpty());
        assertEquals(ApiSpecs.typesIn("events"), ApiSpecs.typesIn("samples"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaTakesItsSampleAndNothingElse(String type) throws Exception {
        var sample = (ObjectNode) ApiSpecs.json(ApiSpecs.sample(type));
        assertEquals(List.of(), ApiSpecs.violations(type, sample.toString()));
        var names = new ArrayList<String>();
        sample.fieldNames().forEachRemaining(names::add);
        assertAll(names.stream().map(name -> () -> {
            var mistyped = sample.deepCopy().set(name, new ObjectMapper().readTree("[[]]"));
            assertFalse(ApiSpecs.violations(type, mistyped.toString()).isEmpty(), name + " takes anything");
        }));
        assertFalse(
                ApiSpecs.violations(type, sample.deepCopy().put("stranger", 1).toString())
                        .isEmpty());
        assertFalse(ApiSpecs.violations(type, "{}").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("types")
    void aSchemaSaysWhatItIsAndWhereItTravels(String type) {
        var schema = ApiSpecs.json(ApiSpecs.read("events/" + type + ".json"));
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asText());
        assertEquals(type, schema.path("title").asText());
        var description = schema.path("description").asText();
        assertTrue(
                description.matches("(?s).*\\p{IsHan}.*[a-z].*Topic chuishao\\.[a-z-]+\\.v1.*, key .+"), description);
        assertTrue(channelOf(type).path("address").asText().matches("chuishao\\.[a-z-]+\\.v1"));
        assertTrue(description.contains(channelOf(type).path("address").asText()));
    }

    @Test
    void asyncapiNamesEveryEventOnceAndNoOther() throws Exception {
        var messages = new ArrayList<String>();
        asyncapi().path("components").path("messages").properties().forEach(message -> {
            messages.add(message.getKey());
            assertEquals(
                    "./" + message.getKey() + ".json",
                    message.getValue().at("/payload/schema/$ref").asText());
            assertEquals(message.getKey(), message.getValue().path("name").asText());
        });
        assertEquals(ApiSpecs.typesIn("events"), messages.stream().sorted().toList());
    }

    @Test
    void theReadmeListsEveryEvent() {
        var readme = ApiSpecs.read("README.md");
        assertAll(types().map(type -> () -> assertTrue(readme.contains("| `" + type + "` |"), type)));
    }

    private static JsonNode channelOf(String type) {
        return asyncapi().path("channels").properties().stream()
                .map(Map.Entry::getValue)
                .filter(channel -> channel.path("messages").has(type))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode asyncapi() {
        try {
            return YAML.readTree(ApiSpecs.read("events/asyncapi.yaml"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
