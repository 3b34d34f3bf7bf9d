package org.chuishao.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.chuishao.local.Api;
import org.chuishao.local.Part;

/** Lives through a script: sets the services' clocks to each moment and makes the moves due, side by side. */
final class Weeks {
    private static final List<Part> CLOCKS = List.of(Part.WHISTLE, Part.REPORTING);
    private static final int AT_ONCE = 12;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final Api api;
    private final Consumer<String> say;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private Instant lastLine = Instant.now();
    private int moves;

    Weeks(Api api, Consumer<String> say) {
        this.api = api;
        this.say = say;
    }

    /** @return how many moves were made */
    int live(Script script, Instant now) throws InterruptedException {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var moment : script.until(now).entrySet()) {
                CLOCKS.forEach(service -> api.setClock(service, moment.getKey()));
                var acting = new ArrayList<Future<?>>();
                for (var steps : byCase(moment.getValue())) acting.add(people.submit(() -> perform(steps)));
                for (var one : acting) one.get();
                moves += moment.getValue().size();
                sayWhere(moment.getKey());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the demo's weeks stopped: " + e.getCause().getMessage(), e.getCause());
        } finally {
            CLOCKS.forEach(service -> api.setClock(service, null));
        }
        return moves;
    }

    private Void perform(List<Script.Step> steps) throws InterruptedException {
        turns.acquire();
        try {
            for (var step : steps) step.action().perform();
        } finally {
            turns.release();
        }
        return null;
    }

    private static Iterable<List<Script.Step>> byCase(List<Script.Step> steps) {
        var byCase = new LinkedHashMap<Case, List<Script.Step>>();
        for (var step : steps) {
            byCase.computeIfAbsent(step.whose(), first -> new ArrayList<>()).add(step);
        }
        return byCase.values();
    }

    private void sayWhere(Instant moment) {
        if (Instant.now().isBefore(lastLine.plus(BETWEEN_LINES))) return;
        lastLine = Instant.now();
        say.accept(
                "  %s: %d moves made 已办理 %d 步".formatted(DAY.format(moment.atZone(WorkSlots.SHANGHAI)), moves, moves));
    }
}
