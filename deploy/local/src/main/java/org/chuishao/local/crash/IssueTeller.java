package org.chuishao.local.crash;

import java.time.Duration;
import java.util.Map;
import org.chuishao.local.Api;

/** Tells what a station finds: one matter is settled and fed back, the next becomes a whistle. */
final class IssueTeller extends Teller {
    private static final int MILLIS_BETWEEN_STEPS = 150;

    private final Station station;
    private boolean escalates;

    IssueTeller(Station station, Api api, Journal journal, Duration patience) {
        super(api, journal, patience);
        this.station = station;
    }

    @Override
    void tell() throws InterruptedException {
        var plot = escalates ? Plot.ESCALATED_ISSUE : Plot.SETTLED_ISSUE;
        escalates = !escalates;
        var issues = "/workstations/" + station.code() + "/issues";
        var found = post(Step.FIND, "", station.deputy(), issues, matter());
        var id = found.path("id").asText();
        var number = found.path("number").asText();
        acknowledged(plot, id, number, Step.FIND);
        var issue = issues + "/" + id;
        if (plot == Plot.SETTLED_ISSUE) {
            then(plot, Step.SETTLE, id, number, issue + "/settle", Map.of("outcome", "SOLVED", "result", "已调解"));
            then(plot, Step.FEED_BACK, id, number, issue + "/feed-back", Map.of("accepted", true, "note", "已告知"));
        } else {
            var escalation = Map.of("kind", "ROUTINE", "itemCode", WhistleTeller.ITEM, "whyNotInStation", "井盖由区城管局管护。");
            then(plot, Step.ESCALATE, id, number, issue + "/escalate", escalation);
            until(
                    Step.RAISED,
                    number,
                    station.deputy(),
                    () -> api.read(station.deputy(), issue),
                    now -> now.path("stage").asText().equals(plot.end()));
            acknowledged(plot, id, number, Step.RAISED);
        }
    }

    private void then(Plot plot, Step step, String id, String number, String path, Map<String, ?> body)
            throws InterruptedException {
        Thread.sleep(MILLIS_BETWEEN_STEPS);
        post(step, number, station.deputy(), path, body);
        acknowledged(plot, id, number, step);
    }

    private static Map<String, ?> matter() {
        return Map.of(
                "kind",
                "DEMAND",
                "title",
                "井盖松动",
                "description",
                "车辆经过时异响，居民夜间无法休息。",
                "location",
                Map.of("address", "马山路18号"),
                "resident",
                Map.of("name", "王小明", "phone", "13800005678"));
    }
}
