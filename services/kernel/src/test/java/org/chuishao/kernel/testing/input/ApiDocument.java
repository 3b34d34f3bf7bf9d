package org.chuishao.kernel.testing.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One of our OpenAPI documents, as far as sending and judging requests needs it. */
final class ApiDocument {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ApiDocument(JsonNode root) {
        this.root = root;
    }

    static ApiDocument parse(String yaml) {
        try {
            return new ApiDocument(YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code where} is path, query or header. */
    record Parameter(String name, String where, boolean required, JsonNode schema) {}

    /** @param roles whom the document lets in; empty for anybody with a token */
    record Operation(
            String verb,
            String path,
            List<Parameter> parameters,
            Map<String, JsonNode> bodies,
            Set<String> roles,
            JsonNode answers) {
        String name() {
            return verb + " " + path;
        }

        /** {@code whistles} of {@code /api/v1/whistles/{id}/verify}: what its ids are ids of. */
        String collection() {
            return path.replaceFirst("^/api/v1/", "").replaceFirst("^/", "").split("/")[0];
        }

        boolean streams() {
            return answers.at("/200/content").has("text/event-stream");
        }

        boolean letsIn(String role) {
            return roles.isEmpty() || roles.contains("**") || roles.contains(role);
        }

        List<Parameter> in(String where) {
            return parameters.stream().filter(p -> p.where().equals(where)).toList();
        }
    }

    List<Operation> operations() {
        var found = new ArrayList<Operation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(verb -> {
                    if (VERBS.contains(verb.getKey()))
                        found.add(operation(path.getKey(), verb.getKey(), path.getValue()));
                }));
        return found;
    }

    private Operation operation(String path, String verb, JsonNode shared) {
        var says = shared.path(verb);
        var parameters = new ArrayList<Parameter>();
        for (var declared : List.of(shared.path("parameters"), says.path("parameters")))
            declared.forEach(each -> parameters.add(parameter(resolved(each))));
        var bodies = new LinkedHashMap<String, JsonNode>();
        resolved(says.path("requestBody"))
                .path("content")
                .properties()
                .forEach(media -> bodies.put(media.getKey(), media.getValue().path("schema")));
        var roles = new LinkedHashSet<String>();
        says.path("security").forEach(scheme -> scheme.forEach(list -> list.forEach(role -> roles.add(role.asText()))));
        return new Operation(verb.toUpperCase(Locale.ROOT), path, parameters, bodies, roles, says.path("responses"));
    }

    private Parameter parameter(JsonNode says) {
        return new Parameter(
                says.path("name").asText(),
                says.path("in").asText(),
                says.path("required").asBoolean(),
                resolved(says.path("schema")));
    }

    /** The answer an operation declares for a status; empty when it does not. */
    Optional<JsonNode> answer(Operation operation, int status) {
        var declared = operation.answers().path(String.valueOf(status));
        return declared.isMissingNode() ? Optional.empty() : Optional.of(resolved(declared));
    }

    JsonNode resolved(JsonNode node) {
        var found = node;
        while (found.has("$ref")) found = root.at(found.path("$ref").asText().substring(1));
        return found;
    }

    /** What is wrong with some JSON by one of the document's schemas; empty when nothing is. */
    List<String> violations(JsonNode schema, String json) {
        return schemas.computeIfAbsent(schema, this::compiled).validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", root.path("components"));
        return registry.getSchema(whole.toString(), InputFormat.JSON);
    }
}
