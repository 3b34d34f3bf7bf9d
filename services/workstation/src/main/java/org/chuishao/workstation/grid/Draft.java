package org.chuishao.workstation.grid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chuishao.kernel.problem.Problem.Violation;
import org.locationtech.jts.geom.Geometry;

/**
 * A grid somebody wants, wherever it was written.
 *
 * @param path where its fields lie in the body
 * @param areaPath where its area lies
 */
record Draft(
        String code, String name, AreaJson area, List<String> addresses, boolean active, String path, String areaPath) {
    private static final String GRID = "\\d{14,16}";
    private static final String OUTLINE = "\\d{9}|\\d{12}";

    String station() {
        return code.substring(0, 12);
    }

    boolean isGrid() {
        return GridKind.of(code) == GridKind.GRID;
    }

    /** @return null when something is wrong, which is then among {@code wrong} */
    GridFacts facts(String district, List<Violation> wrong) {
        int before = wrong.size();
        if (code == null || !code.startsWith(district) || !code.matches(GRID + "|" + OUTLINE))
            wrong.add(Violation.of(
                    path + "code",
                    "网格代码为工作站代码（以" + district + "开头的 12 位）加 2 至 4 位数字；边界用街道 9 位或工作站 12 位代码。",
                    "A grid's code is its station's 12 digits, beginning with " + district
                            + ", and 2 to 4 more; an outline has the 9 digits of a street or the 12 of a station."));
        else if (area == null && (!isGrid() || addresses.isEmpty()))
            wrong.add(Violation.of(
                    areaPath,
                    isGrid() ? "请给出范围或地址。" : "边界须给出范围。",
                    isGrid() ? "Give an area or addresses." : "An outline needs an area."));
        var seen = new HashSet<String>();
        for (int i = 0; i < addresses.size(); i++)
            if (!seen.add(Addresses.plain(addresses.get(i))))
                wrong.add(Violation.of(path + "addresses[" + i + "]", "地址重复。", "This address is listed twice."));
        var shape = shape(wrong);
        return wrong.size() > before ? null : new GridFacts(name, shape, List.copyOf(addresses), active);
    }

    List<String> plainAddresses() {
        var plain = new ArrayList<String>();
        addresses.forEach(address -> plain.add(Addresses.plain(address)));
        return plain;
    }

    private Geometry shape(List<Violation> wrong) {
        if (area == null) return null;
        try {
            return AreaReader.read(area, areaPath);
        } catch (WrongArea e) {
            wrong.add(e.violation());
            return null;
        }
    }
}
