package org.chuishao.kernel.testing.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.chuishao.kernel.testing.ApiSpecs;
import org.chuishao.kernel.testing.RoleTable;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.input.ApiDocument.Operation;

/**
 * Asks every operation of a service's document as every role, first as declared and then with something wrong, and judges
 * every answer: never broken, always a proper problem, always of the declared shape. Everything is drawn from one seed;
 * {@code -Dinput.seed=…} repeats a run and {@code -Dinput.cases=…} makes it longer. It plays in districts of its own, so
 * that no other test meets what it made.
 *
 * <p>What no run comes by need not be taken ({@link #mayMiss}), some half of the operations; each run prints how many. Those are asked
 * from outside only: refusals are judged, what they do when they do it is left to the service's own tests.
 */
public final class GeneratedInput {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the examples, and where they are moved to. */
    private static final String DAGUAN = "340803";

    private static final String DISTRICT = "341901";
    private static final String ELSEWHERE = "341902";
    /** A server that refuses so much may hang up before it has read it. */
    private static final int MUCH = 1_000_000;

    private final long seed = Long.getLong("input.seed", 20261123);
    private final int cases;

    private final Random random = new Random(seed);
    private final Heard heard = new Heard();
    private final Faults faults = new Faults();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String service;
    private final ApiDocument document;
    private final Declared declared;
    private final Mutations mutations;
    private final Verdict verdict;
    private final People people;
    private final Map<String, String> hard = new TreeMap<>();
    private Duration patience = Duration.ofSeconds(15);
    private boolean told;

    private GeneratedInput(String service, ApiDocument document, int cases) {
        this.cases = cases;
        this.service = service;
        this.document = document;
        this.declared = new Declared(new Values(document, heard, random), random);
        this.mutations = new Mutations(document, random);
        this.verdict = new Verdict(document);
        this.people = People.of(RoleTable.everyRole().stream().sorted().toList(), DISTRICT, ELSEWHERE);
    }

    /** Of the committed document of a service. */
    public static GeneratedInput of(String service) {
        return of(service, ApiSpecs.read("http/" + service + ".yaml"), Integer.getInteger("input.cases", 12));
    }

    static GeneratedInput of(String service, String yaml, int cases) {
        return new GeneratedInput(service, ApiDocument.parse(yaml.replace(DAGUAN, DISTRICT)), cases);
    }

    /** What the service has heard of others before anybody asks it: their samples, told of this district. */
    public GeneratedInput told(String aggregate, String keyField, String... types) {
        told = true;
        for (var type : types) {
            var data = ApiSpecs.sample(type).replace(DAGUAN, DISTRICT);
            var event = ApiSpecs.json(data);
            heard.listen("samples", event);
            var key = event.path(keyField).asText();
            var subject = keyField.equals("code") ? DISTRICT + "/" + key : key;
            TestBroker.send(UUID.randomUUID(), DISTRICT, aggregate, subject, type, data);
        }
        return this;
    }

    /** Values some field may hold, where examples and answers do not say. */
    public GeneratedInput knows(String field, String... values) {
        for (var value : values) heard.note("", field, value.replace(DAGUAN, DISTRICT));
        return this;
    }

    /** Whoever has not answered within it hangs. */
    GeneratedInput patience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /**
     * Operations that the usual run need not get taken; any other it must, or that was tried from outside only.
     *
     * @param need what it seldom comes by
     */
    public GeneratedInput mayMiss(String need, String... operations) {
        for (var operation : operations) hard.put(operation.replaceFirst(" ", " /api/v1"), need);
        return this;
    }

    /** @throws AssertionError naming every fault once, each with a request that shows it */
    public void assertNothingBreaks() {
        var operations = document.operations();
        if (operations.isEmpty()) throw new AssertionError("the document of " + service + " has no operations");
        untilSomethingIsThere(operations);
        for (var operation : operations) for (var person : people.where()) send(declared.call(operation, person));
        for (int i = 0; i < cases; i++)
            for (var operation : operations) {
                send(declared.call(operation, people.somebody(operation, random)));
                send(declared.call(operation, people.somebody(operation, random)));
                for (int turn = 2 * i; turn < 2 * i + 2; turn++)
                    send(mutations.of(declared.call(operation, people.somebody(operation, random)), turn));
            }
        var repeat = "-Dinput.seed=%d -Dinput.cases=%d".formatted(seed, cases);
        System.out.printf("%s, %s: %s%n", service, repeat, faults.reach(operations, hard.keySet()));
        if (!faults.none())
            throw new AssertionError(
                    "%d faults of %s, from %s:%n%s".formatted(faults.count(), service, repeat, faults));
        if (Long.getLong("input.seed") == null) assertReach(operations);
    }

    private void assertReach(List<Operation> operations) {
        var missed = faults.neverTaken(operations);
        missed.removeAll(hard.keySet());
        if (!missed.isEmpty()) throw new AssertionError("never taken, and not said to be hard: " + missed);
        var gone = new TreeMap<>(hard);
        operations.forEach(operation -> gone.remove(operation.name()));
        if (!gone.isEmpty()) throw new AssertionError("said to be hard, and not there: " + gone);
    }

    /** What others told is still on its way: until it has come, nothing can be made that the rest could be done with. */
    private void untilSomethingIsThere(List<Operation> operations) {
        var making = operations.stream()
                .filter(operation -> operation.verb().equals("POST"))
                .filter(operation -> !operation.path().contains("{"))
                .toList();
        // draws of its own: how often it has to ask is the machine's affair and must not shift the others
        var first = new Declared(new Values(document, heard, new Random(seed)), new Random(seed));
        var end = System.nanoTime() + patience.toNanos() / 2;
        while (told && System.nanoTime() < end && !making.stream().allMatch(faults::wasTaken))
            for (var operation : making)
                for (var person : people.where())
                    if (!faults.wasTaken(operation) && operation.letsIn(person.role()))
                        send(first.call(operation, person));
    }

    private void send(Call call) {
        try {
            judge(call, ask(call));
        } catch (HttpTimeoutException e) {
            faults.note(call, "does not answer to " + call.mistake(), e.toString());
        } catch (IOException e) {
            if (call.body() == null || call.body().length < MUCH)
                faults.note(call, "hangs up on " + call.mistake(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void judge(Call call, Answer answer) throws IOException {
        int status = answer.statusCode();
        faults.answered(call, status);
        List<String> wrong = verdict.on(call, answer);
        for (var fault : wrong)
            faults.note(call, fault, status + " " + new String(answer.body(), StandardCharsets.UTF_8));
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (status < 300 && call.by().home() && type.startsWith("application/json"))
            heard.listen(call.operation().collection(), JSON.readTree(answer.body()));
    }

    private Answer ask(Call call) throws IOException, InterruptedException {
        if (!call.operation().streams()) return Answer.of(http.send(request(call), BodyHandlers.ofByteArray()));
        // a stream of events never ends: that it begins is enough
        var answer = http.send(request(call), BodyHandlers.ofInputStream());
        try (var stream = answer.body()) {
            boolean begun = answer.statusCode() < 300;
            return new Answer(answer.statusCode(), answer.headers(), begun ? new byte[0] : stream.readAllBytes());
        }
    }

    private HttpRequest request(Call call) {
        var body = call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body());
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + call.address()))
                .timeout(patience)
                .header("Authorization", "Bearer " + call.by().token())
                .method(call.operation().verb(), body);
        call.headers().forEach(request::header);
        return request.build();
    }
}
