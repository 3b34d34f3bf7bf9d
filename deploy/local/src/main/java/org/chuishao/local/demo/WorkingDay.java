package org.chuishao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chuishao.local.Api;

/** What everybody of the demo district does all day long, over and over: looking at lists, far more than moving anything. */
public final class WorkingDay {
    private static final int AT_ONCE = 4;
    private static final int LOOKED_AT = 3;
    private static final String MONTH = YearMonth.now(WorkSlots.SHANGHAI).toString();

    private final Api api;
    private final List<Staff> stations;
    private final Matters matters = new Matters();
    private final AtomicInteger done = new AtomicInteger();

    public WorkingDay(Api api, DemoAccounts people) {
        this.api = api;
        this.stations = Staff.of(people);
    }

    /** @return how many questions were answered and moves made */
    public int live(Duration time) throws InterruptedException {
        var end = Instant.now().plus(time);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = IntStream.range(0, AT_ONCE)
                    .mapToObj(n -> people.submit(() -> work(n, end)))
                    .toList();
            for (var one : working) one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the working day stopped: " + e.getCause(), e.getCause());
        }
        return done.get();
    }

    private Void work(int person, Instant end) throws InterruptedException {
        var chance = new Random(person);
        for (int round = 0; Instant.now().isBefore(end); round++) {
            var station = Matters.pick(stations, chance);
            var matter = matters.make(Kind.ROUTINE, station, chance);
            blow(station, matter, "day-%d-%d".formatted(person, round));
            look(station.deputy(), "/whistles", "?limit=20");
            look("dispatcher", "/whistles", "?limit=50&q=" + URLEncoder.encode("居民", StandardCharsets.UTF_8));
            accept(matter.lead().toLowerCase(Locale.ROOT) + "-clerk");
            ask("dispatcher", "/whistles/counts");
            ask("assessor", "/scores?period=" + MONTH);
        }
        return null;
    }

    private void blow(Staff station, Matter matter, String key) throws InterruptedException {
        var resident = new Case.Resident("王小明", "13800005678");
        new Case(api, key, station).raise(station.deputy(), Kind.ROUTINE, matter, true, resident, false);
        done.incrementAndGet();
    }

    private void accept(String clerk) {
        look(clerk, "/assignments", "?limit=20");
        items(ask(clerk, "/assignments?state=PENDING&limit=1"))
                .forEach(duty ->
                        count(api.post(clerk, "/assignments/" + id(duty) + "/accept", "day-" + id(duty), Map.of())));
    }

    /** A list, and some of what is on it. */
    private void look(String who, String path, String page) {
        items(ask(who, path + page)).limit(LOOKED_AT).forEach(one -> ask(who, path + "/" + id(one)));
    }

    private Api.Answer ask(String who, String path) {
        return count(api.read(who, path));
    }

    /** Whoever is refused, because somebody else was quicker or for asking too often, asks for something else. */
    private Api.Answer count(Api.Answer answer) {
        if (answer.isGood()) done.incrementAndGet();
        return answer;
    }

    private static Stream<JsonNode> items(Api.Answer page) {
        return page.isGood() ? StreamSupport.stream(page.json().path("items").spliterator(), false) : Stream.of();
    }

    private static String id(JsonNode item) {
        return item.path("id").asText();
    }
}
