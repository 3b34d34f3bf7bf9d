package org.chuishao.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chuishao.local.Api;

/** Somebody who tells one story after another, each step until it is answered. */
abstract class Teller {
    /** Another event has to arrive first, or two moves met: refused for now, and nothing has happened. */
    private static final Set<Integer> NOT_YET = Set.of(404, 409, 412, 429);

    private static final int MILLIS_BETWEEN = 150;
    /** Who is away has to start again, on the same processors. */
    private static final int MILLIS_WHILE_AWAY = 500;

    final Api api;
    private final Journal journal;
    private final Duration patience;

    Teller(Api api, Journal journal, Duration patience) {
        this.api = api;
        this.journal = journal;
        this.patience = patience;
    }

    /** @throws Stuck when a step is not answered within the patience: an acknowledged one before it may be lost */
    abstract void tell() throws InterruptedException;

    final void acknowledged(Plot plot, String id, String number, Step step) {
        journal.acknowledged(plot, id, number, step);
    }

    /** Posts under one key until it is answered. */
    final JsonNode post(Step step, String number, String who, String path, Map<String, ?> body)
            throws InterruptedException {
        var key = UUID.randomUUID().toString();
        return until(step, number, who, () -> api.post(who, path, key, body), answer -> true);
    }

    /** Asks until the answer is good, and as it is waited for. */
    final JsonNode until(
            Step step, String number, String who, Supplier<Api.Answer> question, Predicate<JsonNode> isAwaited)
            throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        var last = "nothing";
        while (Instant.now().isBefore(deadline)) {
            int pause = MILLIS_BETWEEN;
            try {
                var answer = question.get();
                if (answer.isGood() && isAwaited.test(answer.json())) return answer.json();
                last = answer.status() + " " + answer.text();
                if (answer.status() == 401) api.signInAgain(who);
                else if (!answer.isGood() && !NOT_YET.contains(answer.status())) {
                    journal.unknown(step, last);
                    pause = MILLIS_WHILE_AWAY;
                }
            } catch (UncheckedIOException noAnswer) {
                last = String.valueOf(noAnswer.getCause());
                journal.unknown(step, last);
                pause = MILLIS_WHILE_AWAY;
            }
            Thread.sleep(pause);
        }
        throw new Stuck(
                "%s of %s was not answered in %d s, last %s".formatted(step, number, patience.toSeconds(), last));
    }

    /** A story that does not go on. */
    static final class Stuck extends RuntimeException {
        private static final long serialVersionUID = 1;

        Stuck(String what) {
            super(what);
        }
    }
}
