package org.chuishao.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The files of api-specs, which both sides of every contract are held against. */
public final class ApiSpecs {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ApiSpecs() {}

    /** The one true message of an event type. */
    public static String sample(String type) {
        return read("samples/" + type + ".json");
    }

    /** The event types that have a file in one of the folders {@code events} and {@code samples}. */
    public static List<String> typesIn(String folder) {
        try (var files = Files.list(root().resolve("api-specs").resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with an event's data by its JSON Schema; empty when nothing is. */
    public static List<String> violations(String type, String data) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(read("events/" + type + ".json"), InputFormat.JSON);
        return schema.validate(data, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /**
     * The committed OpenAPI document of a service equals what it serves. With {@code -Dspecs.write=true} (make specs) the
     * file is written instead.
     */
    public static void assertOpenApiIsCommitted(String service) {
        var served = RestAssured.given()
                .accept("application/yaml")
                .basePath("/")
                .get("/q/openapi")
                .asString();
        var file = root().resolve("api-specs/http/" + service + ".yaml");
        try {
            if (Boolean.getBoolean("specs.write")) Files.writeString(file, served);
            else if (!Files.exists(file) || !Files.readString(file).equals(served))
                throw new AssertionError(
                        "api-specs/http/" + service + ".yaml is not what the service serves: run make specs");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What holds everywhere is said, every operation has a summary and a name of its own, every body an example, every refusal its shape. */
    public static void assertOpenApiIsComplete() {
        var document = RestAssured.given()
                .accept("application/json")
                .basePath("/")
                .get("/q/openapi?format=json")
                .asString();
        var api = json(document);
        var missing = new ArrayList<String>();
        var names = new HashSet<String>();
        if (api.at("/info/description").asText().isBlank()) missing.add("what holds everywhere");
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    var what = operation.getKey() + " " + path.getKey();
                    var says = operation.getValue();
                    if (says.path("summary").asText().isBlank()) missing.add(what + ": summary");
                    if (!names.add(says.path("operationId").asText())) missing.add(what + ": a name of its own");
                    for (var status : List.of("400", "401", "403", "503"))
                        if (problem(api, says, status).isMissingNode()) missing.add(what + ": " + status);
                    says.path("responses").properties().forEach(answer -> {
                        if (answer.getValue().has("$ref")) return;
                        if (answer.getValue().path("description").asText().isBlank()
                                || answer.getValue().path("content").isEmpty())
                            missing.add(what + ": what " + answer.getKey() + " brings");
                    });
                    for (var parameter : says.path("parameters"))
                        if (parameter.path("name").asText().matches("cursor|limit")
                                && parameter.path("description").asText().isBlank())
                            missing.add(what + ": what its pages are");
                    var body = says.path("requestBody");
                    if (!body.isMissingNode() && !hasExample(api, body)) missing.add(what + ": an example of its body");
                }));
        if (!missing.isEmpty()) throw new AssertionError("the document lacks " + missing);
    }

    private static JsonNode problem(JsonNode api, JsonNode operation, String status) {
        var answer = operation.path("responses").path(status);
        return api.at(answer.path("$ref").asText("#/nowhere").substring(1))
                .at("/content/application~1problem+json/schema");
    }

    private static boolean hasExample(JsonNode api, JsonNode body) {
        var first = body.path("content").path(body.path("content").fieldNames().next());
        // of a file there is nothing to show; a form has its example beside its schema
        if (first.at("/schema/format").asText().equals("binary") || first.has("example")) return true;
        var schema = body.at("/content/application~1json/schema");
        var named = schema.has("$ref") ? api.at(schema.path("$ref").asText().substring(1)) : schema;
        return named.path("examples").size() > 0;
    }

    /** The text of a file of api-specs. */
    public static String read(String file) {
        try {
            return Files.readString(root().resolve("api-specs").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("chuishao.root", "../.."));
    }
}
