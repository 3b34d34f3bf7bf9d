package org.chuishao.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every role at every operation of the four services, through the gateway: open to those its service's OpenAPI document names and shut
 * to all others. RolesIT holds each service to its own table directly; whether a record is the caller's is another question.
 */
class EveryRoleIT {
    private static final String DISTRICT = "340812";
    private static final List<Part> SERVICES = List.of(Part.CATALOGUE, Part.WORKSTATION, Part.WHISTLE, Part.REPORTING);
    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int UNSUPPORTED = 415;
    /** Asked too much, or a part is busy. */
    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

    private static final Town TOWN = Town.shared();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<Operation> OPERATIONS = new ArrayList<>();

    /** @param roles whom the document lets in; empty for somebody without a token, too */
    private record Operation(String verb, String path, Set<String> roles) {
        boolean letsIn(String role) {
            return roles.isEmpty() || roles.contains("**") || roles.contains(role);
        }
    }

    private record Answer(int status, String code) {
        /** For the role alone. */
        boolean isRefused() {
            return status == 403 && code.equals("FORBIDDEN");
        }
    }

    /** One person for each role, whose no record is. */
    static List<Map<String, ?>> accounts() {
        return Cast.EVERYBODY.stream()
                .map(Cast.Somebody::role)
                .distinct()
                .<Map<String, ?>>map(
                        role -> Town.account(role, DISTRICT, List.of(role), List.of(DISTRICT + "001002", "NOBODYS")))
                .toList();
    }

    @BeforeAll
    static void readTheDocuments() throws IOException {
        for (var service : SERVICES) {
            var document = YAML.readTree(Settings.findRoot()
                    .resolve("api-specs/http/" + service.word() + ".yaml")
                    .toFile());
            for (var path : document.path("paths").properties())
                for (var verb : path.getValue().properties())
                    if (VERBS.contains(verb.getKey()))
                        OPERATIONS.add(operation(path.getKey(), verb.getKey(), path.getValue()));
        }
    }

    private static Operation operation(String path, String verb, JsonNode shared) {
        var says = shared.path(verb);
        var address = path;
        for (var declared : List.of(shared.path("parameters"), says.path("parameters")))
            for (var parameter : declared)
                address = address.replace("{" + parameter.path("name").asText() + "}", value(parameter.path("schema")));
        var roles = new TreeSet<String>();
        says.path("security").forEach(scheme -> scheme.forEach(list -> list.forEach(role -> roles.add(role.asText()))));
        return new Operation(verb.toUpperCase(Locale.ROOT), address, roles);
    }

    /** Of nothing that is there; whatever is no id may be a code, and codes of places are digits. */
    private static String value(JsonNode schema) {
        if (schema.path("type").asText().equals("integer")) return "1";
        return schema.path("$ref").asText().endsWith("/UUID")
                ? UUID.randomUUID().toString()
                : DISTRICT + "999999";
    }

    @Test
    void everyRoleMayDoThroughTheGatewayWhatIsDeclared() throws Exception {
        var roles = Cast.EVERYBODY.stream().map(Cast.Somebody::role).collect(Collectors.toSet());
        var declared = OPERATIONS.stream()
                .map(Operation::roles)
                .flatMap(Collection::stream)
                .collect(Collectors.toCollection(HashSet::new));
        declared.remove("**");
        assertEquals(declared, roles, "the roles of the documents and those who are asked");
        Queue<String> deviations = new ConcurrentLinkedQueue<>();
        var asking = new ArrayList<Callable<Object>>();
        for (var role : roles)
            asking.add(Executors.callable(() -> OPERATIONS.forEach(operation -> ask(operation, role, deviations))));
        asking.add(Executors.callable(() -> OPERATIONS.forEach(operation -> askWithoutToken(operation, deviations))));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var asked : people.invokeAll(asking)) asked.get();
        }
        assertEquals(List.of(), List.copyOf(deviations));
        System.out.printf("roles: %d operations, %d roles, 0 deviations%n", OPERATIONS.size(), roles.size());
    }

    /** The control: a document that says otherwise. */
    @Test
    void whatIsDeclaredOtherwiseIsADeviation() {
        var wrong = new Operation("GET", "/api/v1/webhooks", Set.of("assessor"));
        Queue<String> deviations = new ConcurrentLinkedQueue<>();
        for (var role : List.of("assessor", "admin", "reviewer")) ask(wrong, role, deviations);
        askWithoutToken(new Operation("GET", "/api/v1/webhooks", Set.of()), deviations);
        assertEquals(
                List.of(
                        "GET /api/v1/webhooks is shut to assessor",
                        "GET /api/v1/webhooks is open to admin",
                        "GET /api/v1/webhooks answers 401 without a token"),
                List.copyOf(deviations));
    }

    private static void ask(Operation operation, String role, Queue<String> deviations) {
        var token = TOWN.api.tokenOf(role + "-" + DISTRICT);
        var answer = answer(operation, token);
        var what = operation.verb() + " " + operation.path();
        if (answer.status() == 401 || answer.status() >= 500)
            deviations.add(what + " answers " + answer + " to " + role);
        else if (answer.isRefused() == operation.letsIn(role))
            deviations.add(what + (answer.isRefused() ? " is shut to " : " is open to ") + role);
    }

    private static void askWithoutToken(Operation operation, Queue<String> deviations) {
        int status = answer(operation, null).status();
        if ((status == 401) == operation.roles().isEmpty())
            deviations.add(operation.verb() + " " + operation.path() + " answers " + status + " without a token");
    }

    private static Answer answer(Operation operation, String token) {
        return await().pollInSameThread()
                .atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> {
                            var answer = send(operation, token, "application/json");
                            // files are taken in their own types, and who may bring one shows only then
                            return answer.status() == UNSUPPORTED ? send(operation, token, "text/csv") : answer;
                        },
                        answer -> !LATER.contains(answer.status()));
    }

    private static Answer send(Operation operation, String token, String type) {
        var body = operation.verb().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
        var request = HttpRequest.newBuilder(URI.create(TOWN.suite.ports().url(Part.GATEWAY) + operation.path()))
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", type)
                .method(operation.verb(), body);
        if (token != null) request.header("Authorization", "Bearer " + token);
        try {
            // of a stream the beginning is enough
            var answer = HTTP.send(request.build(), BodyHandlers.ofInputStream());
            try (var stream = answer.body()) {
                return new Answer(
                        answer.statusCode(),
                        answer.statusCode() == 403
                                ? YAML.readTree(stream).path("code").asText()
                                : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(operation + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
