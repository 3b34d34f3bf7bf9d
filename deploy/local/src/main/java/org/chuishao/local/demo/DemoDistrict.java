package org.chuishao.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.chuishao.local.Api;
import org.chuishao.local.Ports;

/** Daguan district as a new data folder begins: its registers, then weeks of whistles lived through. */
public final class DemoDistrict {
    private static final String UNTIL = "demo.until";
    private static final String LOADED = "demo.loaded";

    private final Api api;
    private final Path data;
    private final DemoAccounts people;
    private final Consumer<String> say;

    public DemoDistrict(Ports ports, Path data, DemoAccounts people, Consumer<String> say) {
        this.api = new Api(ports);
        this.data = data;
        this.people = people;
        this.say = say;
    }

    /** From now on the folder is to have the demo's weeks, up to this minute: a second attempt means the same ones. */
    public static void plan(Path data) throws IOException {
        var until = data.resolve(UNTIL);
        if (Files.notExists(until))
            Files.writeString(
                    until, Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    }

    /** Planned, and not there yet. */
    public static boolean isDue(Path data) {
        return Files.exists(data.resolve(UNTIL)) && Files.notExists(data.resolve(LOADED));
    }

    /** Begun again after a break, it goes on where it was: the same weeks, every move under the same key. */
    public void load() throws IOException, InterruptedException {
        var begun = Instant.now();
        plan(data);
        var now = Instant.parse(Files.readString(data.resolve(UNTIL)));
        nextYear();
        new Registers(api).load();
        say.accept("  registers: 54 departments, 45 workstations, 517 items 部门、工作站、事项清单");
        var stations = Staff.of(people);
        var life = new StationLife(api, people, now);
        life.drawGrids(stations);
        say.accept("  stations: heads, deputies, %d matters of their own 站长、副站长、站内事项"
                .formatted(new StationWork(api, people).load(stations)));
        life.live(stations);
        say.accept("  stations: grids, teams, activities, meetings, shared resources 网格、团队、活动、会议、共享资源");
        var script = new Plot(api, stations, now).write();
        int moves = new Weeks(api, say).live(script, now);
        Files.writeString(data.resolve(LOADED), Instant.now().toString());
        say.accept("  %d weeks with %d moves in %d s 演示数据就绪"
                .formatted(
                        Plot.WEEKS,
                        moves,
                        Duration.between(begun, Instant.now()).toSeconds()));
    }

    /** Limits reach into the year that follows, whose notice may not be out: until it is imported, its statutory days. */
    private void nextYear() {
        var year = Register.readCalendar();
        var path = "/calendar/" + year.get("year").asText();
        if (api.read("admin", path).status() == 404) api.put("admin", path, year.without("year"));
    }
}
