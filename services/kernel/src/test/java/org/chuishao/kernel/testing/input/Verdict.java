package org.chuishao.kernel.testing.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with an answer, whatever was asked. */
final class Verdict {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the server's own, at every address. */
    private static final Set<Integer> ANYWHERE = Set.of(304, 400, 401, 403, 404, 405, 406, 413, 414, 415, 431);

    private static final String INNARDS =
            "(?s).*(org\\.chuishao|com\\.fasterxml|jakarta\\.|org\\.hibernate|io\\.quarkus|java\\.lang|Exception|\\tat"
                    + " |SQLSTATE|postgres).*";

    private final ApiDocument document;

    Verdict(ApiDocument document) {
        this.document = document;
    }

    List<String> on(Call call, Answer answer) {
        var wrong = new ArrayList<String>();
        int status = answer.statusCode();
        var declared = document.answer(call.operation(), status);
        if (declared.isEmpty() && !ANYWHERE.contains(status))
            wrong.add("answers " + status + ", which it does not declare");
        if (status == 503 && answer.headers().firstValue("Retry-After").isEmpty()) wrong.add("503 without Retry-After");
        if (status >= 500 && status != 503) wrong.add("breaks with " + status);
        if (status < 300 && call.refuse()) wrong.add("takes " + call.mistake() + " (" + status + ")");
        if (status < 300 && isStrangers(call)) wrong.add("shows a record of another district");
        if (!call.operation().letsIn(call.by().role()) && status < 400)
            wrong.add("is open to " + call.by().role() + ", who is not named");
        if (status >= 400) wrong.addAll(problem(answer));
        else if (status < 300) declared.ifPresent(says -> wrong.addAll(content(says, answer)));
        return wrong;
    }

    /** Somebody of a district where nothing was made asks by an id that was made elsewhere. */
    private static boolean isStrangers(Call call) {
        return !call.by().home()
                && call.operation().path().contains("{")
                && Heard.UUID_FORM.matcher(call.path()).find();
    }

    private static List<String> problem(Answer answer) {
        var wrong = new ArrayList<String>();
        int status = answer.statusCode();
        var type = type(answer);
        if (!type.startsWith("application/problem+json"))
            return List.of(status + " is " + (type.isEmpty() ? "nothing" : type) + ", not a problem");
        var text = text(answer);
        if (text.matches(INNARDS)) wrong.add(status + " tells of the inside: " + Call.cut(text, 300));
        var problem = read(text);
        if (problem.path("status").asInt() != status) wrong.add(status + " says status " + problem.path("status"));
        for (var field : List.of("title", "detail", "code", "traceId"))
            if (problem.path(field).asText().isBlank()) wrong.add(status + " lacks " + field);
        return wrong;
    }

    private List<String> content(JsonNode says, Answer answer) {
        var type = type(answer).split(";")[0];
        var content = says.path("content");
        if (content.isEmpty() && answer.body().length == 0) return List.of();
        if (!content.has(type)) return List.of("answers " + type + ", where it declares " + names(content));
        if (!type.equals("application/json")) return List.of();
        var schema = content.path(type).path("schema");
        var read = read(text(answer));
        withoutNulls(read);
        return document.violations(schema, read.toString()).stream()
                .limit(3)
                .map(violation -> "answers what its schema forbids: " + violation)
                .toList();
    }

    /** A field that is null says the same as one that is not there. */
    static void withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object)
            object.properties().removeIf(field -> field.getValue().isNull());
        node.forEach(Verdict::withoutNulls);
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static List<String> names(JsonNode content) {
        return content.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static String type(Answer answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
