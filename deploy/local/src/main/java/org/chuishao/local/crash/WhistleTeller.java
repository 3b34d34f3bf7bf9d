package org.chuishao.local.crash;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chuishao.local.Api;

/** Tells whistles from the first word to the call-back. */
final class WhistleTeller extends Teller {
    /** Led by URBAN in the demo catalogue, so that it goes out at once. */
    static final String ITEM = "DG-010204";

    static final String CLERK = "urban-clerk";
    static final String OPERATOR = "callback";

    private final Station station;

    WhistleTeller(Station station, Api api, Journal journal, Duration patience) {
        super(api, journal, patience);
        this.station = station;
    }

    @Override
    void tell() throws InterruptedException {
        var raised = post(Step.RAISE, "", station.deputy(), "/whistles", matter());
        var whistle = raised.path("id").asText();
        var number = raised.path("number").asText();
        acknowledged(Plot.WHISTLE, whistle, number, Step.RAISE);
        var duty = "/assignments/" + assignmentOf(whistle, number);
        then(Step.ACCEPT, whistle, number, CLERK, duty + "/accept", Map.of());
        then(Step.CHECK_IN, whistle, number, CLERK, duty + "/check-in", Map.of("onSite", true));
        then(Step.COMPLETE, whistle, number, CLERK, duty + "/complete", Map.of("outcome", "SOLVED", "result", "已处置"));
        var rated = Map.of("passed", true, "ratings", List.of(Map.of("organisation", "URBAN", "stars", 4)));
        then(Step.VERIFY, whistle, number, station.deputy(), "/whistles/" + whistle + "/verify", rated);
        var satisfied = Map.of("reached", true, "satisfaction", "SATISFIED");
        then(Step.CALL_BACK, whistle, number, OPERATOR, "/whistles/" + whistle + "/callback", satisfied);
    }

    private void then(Step step, String whistle, String number, String who, String path, Map<String, ?> body)
            throws InterruptedException {
        post(step, number, who, path, body);
        acknowledged(Plot.WHISTLE, whistle, number, step);
    }

    /** In the department's inbox. */
    private String assignmentOf(String whistle, String number) throws InterruptedException {
        return until(
                        Step.ACCEPT,
                        number,
                        CLERK,
                        () -> api.read(CLERK, "/assignments?whistleId=" + whistle),
                        inbox -> !inbox.path("items").isEmpty())
                .at("/items/0/id")
                .asText();
    }

    private Map<String, ?> matter() {
        return Map.of(
                "kind",
                "ROUTINE",
                "stationCode",
                station.code(),
                "title",
                "路面井盖缺失",
                "description",
                "主干道井盖缺失，夜间行人有危险。",
                "itemCode",
                ITEM,
                "location",
                Map.of("address", "马山路18号"),
                "resident",
                Map.of("name", "王小明", "phone", "13800005678"),
                "whyNotInStation",
                "井盖由区城管局管护。");
    }
}
