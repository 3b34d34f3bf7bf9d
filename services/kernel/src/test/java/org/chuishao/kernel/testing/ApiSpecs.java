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
