package org.chuishao.kernel.testing.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.chuishao.kernel.testing.input.ApiDocument.Operation;
import org.chuishao.kernel.testing.input.ApiDocument.Parameter;

/** Makes calls as the document declares them. */
record Declared(Values values, RandomGenerator random) {

    Call call(Operation operation, Person by) {
        var body = Body.of(operation, values, random);
        var headers = headers(operation);
        if (body != null) headers.put("Content-Type", body.type());
        return new Call(
                operation,
                by,
                path(operation),
                query(operation),
                headers,
                body == null ? null : body.bytes(),
                Call.AS_DECLARED,
                false);
    }

    private String path(Operation operation) {
        return Arrays.stream(operation.path().split("/"))
                .map(step -> step.startsWith("{") ? inPath(operation, step.substring(1, step.length() - 1)) : step)
                .collect(Collectors.joining("/"));
    }

    private String inPath(Operation operation, String name) {
        return operation.in("path").stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> value(operation, parameter))
                .findFirst()
                .orElseGet(() ->
                        value(operation, new Parameter(name, "path", true, JsonNodeFactory.instance.objectNode())));
    }

    private Map<String, String> query(Operation operation) {
        var query = new LinkedHashMap<String, String>();
        for (var parameter : operation.in("query"))
            if (parameter.required()
                    || random.nextInt(4) == 0 && !parameter.name().equals("cursor"))
                query.put(parameter.name(), value(operation, parameter));
        return query;
    }

    private Map<String, String> headers(Operation operation) {
        var headers = new LinkedHashMap<String, String>();
        if (!operation.verb().equals("GET") && random.nextBoolean())
            headers.put("Idempotency-Key", new UUID(random.nextLong(), random.nextLong()).toString());
        for (var parameter : operation.in("header"))
            if (parameter.required()) headers.put(parameter.name(), value(operation, parameter));
        return headers;
    }

    private String value(Operation operation, Parameter parameter) {
        return Bad.encoded(values.any(operation.collection(), parameter.name(), parameter.schema(), 0)
                .asText());
    }
}
