package org.chuishao.reporting;

import java.util.ArrayList;
import java.util.List;

/** The third quarter of the golden example (domain §4), told as it happened: by events, and by people through HTTP. */
final class GoldenQuarter {
    private final District district;
    /** W3, which HOUSING appeals. */
    String joint;

    GoldenQuarter(District district) {
        this.district = district;
    }

    void happens() {
        district.department("URBAN", "城市管理局");
        district.department("MARKET", "市场监督管理局");
        district.department("HOUSING", "住房和城乡建设局");
        july();
        august();
        september();
    }

    /** URBAN 450/500, MARKET 400/500, HOUSING 410/500. */
    private void july() {
        routine("2026-07", "URBAN", 5, 1, 1);
        routine("2026-07", "MARKET", 5, 5, 0);
        routine("2026-07", "HOUSING", 5, 0, 3);
        district.awaitLine("2026-07", "URBAN", "450", "500", "0.00");
        district.awaitLine("2026-07", "MARKET", "400", "500", "0.00");
        district.awaitLine("2026-07", "HOUSING", "410", "500", "0.00");
    }

    /** URBAN 380/400, MARKET 330/400 −2, HOUSING 300/400 −1. */
    private void august() {
        routine("2026-08", "URBAN", 4, 1, 0);
        var shirked = routine("2026-08", "MARKET", 4, 2, 1).getFirst();
        district.adjusted("MARKET", shirked, "SHIRKING");
        var reworked = routine("2026-08", "HOUSING", 4, 2, 2).getFirst();
        district.told(reworked, "whistle-rework-ordered.v1", "2026-08-24T10:00", ", \"note\": \"还在漏\"");
        district.awaitLine("2026-08", "URBAN", "380", "400", "0.00");
        district.awaitLine("2026-08", "MARKET", "330", "400", "-2.00");
        district.awaitLine("2026-08", "HOUSING", "300", "400", "-1.00");
    }

    /**
     * A month of routine whistles with one department: everything perfect but for so many late (−20 each) and so many
     * unsolved (−30 each).
     */
    private List<String> routine(String month, String department, int whistles, int late, int unsolved) {
        var all = new ArrayList<String>();
        District.at(month + "-06T09:00");
        for (int i = 0; i < whistles; i++)
            all.add(district.dispatched(
                    month + "-" + department + "-" + i, "ROUTINE", month + "-06T09:00", department));
        District.at(month + "-06T09:30");
        for (var whistle : all) district.checksIn(whistle, department);
        for (var whistle : all.subList(late, whistles)) district.completes(whistle, department, "SOLVED");
        District.at(month + "-21T10:00");
        for (var whistle : all.subList(0, late)) district.completes(whistle, department, "SOLVED");
        for (var whistle : all) {
            district.rated(whistle, month + "-21T11:00", department + " 5");
            district.closed(
                    whistle, month + "-22T11:00", all.indexOf(whistle) < unsolved ? "UNSOLVED" : "SOLVED", "SATISFIED");
        }
        return all;
    }

    private void september() {
        var start = "2026-09-01T09:00";
        District.at(start);
        var w1 = district.dispatched("W1", "ROUTINE", start, "URBAN");
        var w2 = district.dispatched("W2", "EMERGENCY", start, "HOUSING", "URBAN");
        joint = district.dispatched("W3", "JOINT", start, "MARKET", "URBAN", "HOUSING");
        var w4 = district.dispatched("W4", "ROUTINE", start, "HOUSING");
        var w5 = district.dispatched("W5", "ROUTINE", start, "MARKET");
        var w7 = district.dispatched("W7", "ROUTINE", start, "MARKET");
        District.at("2026-09-01T09:10");
        district.checksIn(w1, "URBAN");
        district.checksIn(w2, "HOUSING");
        district.checksIn(joint, "MARKET");
        district.checksIn(joint, "URBAN");
        district.checksIn(w4, "HOUSING");
        district.checksIn(w5, "MARKET");
        district.checksIn(w7, "MARKET");
        District.at("2026-09-01T09:45");
        district.checksIn(w2, "URBAN"); // late
        district.completes(w1, "URBAN", "SOLVED");
        district.completes(w2, "HOUSING", "SOLVED");
        district.completes(w2, "URBAN", "SOLVED");
        district.released(joint, "URBAN");
        district.completes(joint, "URBAN", "SOLVED");
        district.completes(w4, "HOUSING", "SOLVED");
        district.completes(w5, "MARKET", "SOLVED");
        district.told(w4, "whistle-rework-ordered.v1", "2026-09-01T10:00", ", \"note\": \"还在漏\"");
        district.awaitReworked(w4, "HOUSING");
        district.completes(w4, "HOUSING", "UNSOLVED");
        District.at("2026-09-24T10:00");
        district.released(joint, "MARKET");
        district.completes(joint, "MARKET", "SOLVED"); // late
        district.absent(joint, "HOUSING");
        district.completes(w7, "MARKET", "SOLVED"); // late
        var end = "2026-09-24T11:00";
        district.rated(w1, end, "URBAN 5");
        district.closed(w1, end, "SOLVED", "SATISFIED");
        district.rated(w2, end, "HOUSING 4", "URBAN 3");
        district.closed(w2, end, "SOLVED", "MOSTLY_SATISFIED");
        district.rated(joint, end, "MARKET 4", "URBAN 5", "HOUSING 1");
        district.closed(joint, end, "SOLVED", null);
        district.rated(w4, end, "HOUSING 3");
        district.closed(w4, end, "UNSOLVED", "DISSATISFIED");
        district.rated(w5, end, "MARKET 5");
        district.closed(w5, end, "SOLVED", "SATISFIED");
        district.rated(w7, end, "MARKET 4");
        district.closed(w7, end, "SOLVED", "MOSTLY_SATISFIED");
        district.adjusted("MARKET", w7, "COMMENDATION");
        District.at("2026-09-30T16:00");
        // W6 is suspended after check-in and W8 returned: neither posts more in September
        var w6 = district.dispatched("W6", "ROUTINE", "2026-09-30T16:00", "URBAN");
        district.dispatched("W8", "ROUTINE", "2026-09-30T16:00", "HOUSING");
        District.at("2026-09-30T16:30");
        district.checksIn(w6, "URBAN");
        district.awaitLine("2026-09", "URBAN", "269.75", "288.75", "0.00");
        district.awaitLine("2026-09", "MARKET", "269.75", "327.5", "2.00");
        district.awaitLine("2026-09", "HOUSING", "242", "363.75", "-1.00");
    }
}
