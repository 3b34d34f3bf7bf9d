package org.chuishao.reporting;

import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;
import static org.chuishao.reporting.District.as;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.caller.Roles;
import org.junit.jupiter.api.Test;

/** Withdrawing or reassigning a whistle never raises anybody's rate: random duties, taken away at random times. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class TakenAwayIT {
    private static final String START = "2026-03-02T09:00";
    /** Within every limit, past acceptance, past check-in, past completion, a month past completion. */
    private static final List<String> TIMES =
            List.of("2026-03-02T09:30", "2026-03-02T16:00", "2026-03-05T10:00", "2026-03-20T10:00", "2026-05-20T10:00");

    private static final List<String> DEPARTMENTS = List.of("ROADS", "PARKS", "WATER");
    private static final List<String> KINDS = List.of("ROUTINE", "JOINT", "EMERGENCY");
    private static final int AT_EACH_TIME = 4;

    private final District district = new District("349971");
    private final String dispatcher = district.person("dispatcher", district.code, Roles.DISPATCHER);
    private final Random random = new Random(7);

    @Inject
    AgroalDataSource database;

    private record Duty(String id, String whistle, String department) {}

    private record Sum(BigDecimal earned, BigDecimal possible) {
        boolean isAbove(Sum other) {
            return earned.multiply(other.possible).compareTo(other.earned.multiply(possible)) > 0;
        }

        Sum without(Sum part) {
            return new Sum(earned.subtract(part.earned), possible.subtract(part.possible));
        }
    }

    @Test
    void nobodysRateRises() {
        District.inAnotherTime(() -> {
            DEPARTMENTS.forEach(department -> district.department(department, department));
            District.at(START);
            for (var department : DEPARTMENTS) {
                var good = district.dispatched("GOOD-" + department, "ROUTINE", START, department);
                district.checksIn(good, department);
                district.completes(good, department, "SOLVED");
            }
            var duties = new ArrayList<Duty>();
            for (int n = 0; n < TIMES.size() * AT_EACH_TIME; n++) duties.add(begun(n));
            int wouldHaveRisen = 0;
            for (var time : TIMES) {
                var now = District.at(time);
                District.awaitSettled(now);
                for (int n = 0; n < AT_EACH_TIME; n++) {
                    var duty = duties.removeFirst();
                    var before = rates();
                    var own = ownLines(duty);
                    takeAway(duty, time, n % 2 == 0);
                    rates().forEach((department, after) -> assertTrue(
                            !after.isAbove(before.get(department)),
                            () -> "%s of %s at %s: %s, before %s".formatted(duty, department, time, after, before)));
                    var was = before.get(duty.department);
                    if (was.without(own).isAbove(was)) wouldHaveRisen++;
                }
            }
            // the control: were a duty's points to go with it, rates would rise
            assertTrue(wouldHaveRisen >= AT_EACH_TIME, wouldHaveRisen + " would have risen");
        });
    }

    /** Some are accepted, some wait for more time, of some nobody has taken notice. */
    private Duty begun(int n) {
        var department = DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
        var kind = KINDS.get(random.nextInt(KINDS.size()));
        var whistle = district.dispatched("TAKEN-" + n, kind, START, department);
        var duty = new Duty(district.duty(whistle, department), whistle, department);
        int progress = random.nextInt(3);
        if (progress > 0) move(district.clerk(department), duty, "accept", "{}");
        if (progress > 1)
            move(
                    district.lead(department),
                    duty,
                    "suspend",
                    "{\"ground\": \"COURT\", \"reviewOn\": \"2026-03-31\", \"reason\": \"诉讼中\"}");
        return duty;
    }

    private void takeAway(Duty duty, String time, boolean reassigned) {
        if (reassigned) {
            var next = DEPARTMENTS.get((DEPARTMENTS.indexOf(duty.department) + 1) % DEPARTMENTS.size());
            answered(duty);
            move(dispatcher, duty, "reassign", "{\"to\": \"%s\", \"reason\": \"职责在该局\"}".formatted(next));
        } else district.told(duty.whistle, "whistle-withdrawn.v1", time, "");
        await().untilAsserted(() -> as(district.assessor)
                .get("/assignments?whistleId=%s&organisation=%s".formatted(duty.whistle, duty.department))
                .then()
                .body("items.state", everyItem(is(in(List.of("RETURNED", "WITHDRAWN"))))));
    }

    /** Who is waited for is not passed over. */
    private void answered(Duty duty) {
        boolean waits = as(district.assessor)
                .get("/assignments/" + duty.id)
                .jsonPath()
                .getList("asked")
                .contains("SUSPENSION");
        if (waits) move(dispatcher, duty, "suspend/refuse", "{\"reason\": \"不同意\"}");
    }

    private static void move(String who, Duty duty, String move, String body) {
        as(who).body(body).post("/assignments/" + duty.id + "/" + move).then().statusCode(200);
    }

    private Map<String, Sum> rates() {
        await().until(this::isSealed);
        JsonPath scores = as(district.reader).get("/scores?period=2026").jsonPath();
        return scores.<Map<String, String>>getList("items").stream()
                .collect(toMap(s -> s.get("organisation"), TakenAwayIT::sum));
    }

    private Sum ownLines(Duty duty) {
        JsonPath lines = as(district.assessor)
                .get("/scores/%s/ledger?limit=200&period=2026".formatted(duty.department))
                .jsonPath();
        return lines
                .<Map<String, String>>getList("items.findAll { it.assignmentId == '%s' }".formatted(duty.id))
                .stream()
                .map(TakenAwayIT::sum)
                .reduce(
                        new Sum(BigDecimal.ZERO, BigDecimal.ZERO),
                        (a, b) -> new Sum(a.earned.add(b.earned), a.possible.add(b.possible)));
    }

    private static Sum sum(Map<String, String> shown) {
        return new Sum(new BigDecimal(shown.get("earned")), new BigDecimal(shown.get("possible")));
    }

    /** Scores count what is sealed. */
    private boolean isSealed() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select from ledger_unsealed where district = ?")) {
            query.setString(1, district.code);
            try (var found = query.executeQuery()) {
                return !found.next();
            }
        }
    }
}
