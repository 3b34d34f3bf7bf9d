package org.chuishao.whistle.lookup;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.lifecycle.Stage;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of whistles, or a count of them, may be narrowed by: the same for both. */
public class WhistleFilter {
    @QueryParam("stage")
    public Stage stage;

    @QueryParam("kind")
    public Kind kind;

    @QueryParam("stationCode")
    @Parameter(description = "A station, or the beginning of its code: a street's, the district's 工作站代码前缀")
    public String station;

    @QueryParam("centre")
    @Parameter(description = "The linkage centre at whose desk it was or is 联动中心")
    public String centre;

    @QueryParam("organisation")
    public String organisation;

    @QueryParam("number")
    public String number;

    @QueryParam("itemCode")
    public String itemCode;

    @QueryParam("q")
    @Parameter(description = "Words that all occur in title or description, or a number; two characters at least 关键词")
    public String q;

    @QueryParam("from")
    @Parameter(description = "Raised on this day or later, YYYY-MM-DD in Shanghai 起始日期")
    public String from;

    @QueryParam("to")
    @Parameter(description = "Raised on this day or earlier 截止日期")
    public String to;

    @QueryParam("overdue")
    @Parameter(description = "Its time to be triaged, verified or called back is up 是否超时")
    public Boolean overdue;

    @QueryParam("open")
    @Parameter(description = "Not closed, rejected or withdrawn 是否未结")
    public Boolean open;

    @QueryParam("bbox")
    @Parameter(description = "west,south,east,north in WGS-84 degrees 地图范围")
    public String bbox;

    /** @return the first instant that counts, or null */
    Instant notBefore() {
        return from == null ? null : Shanghai.startOf(day("from", from));
    }

    /** @return the first instant that counts no more, or null */
    Instant before() {
        return to == null ? null : Shanghai.endOf(day("to", to));
    }

    private static LocalDate day(String name, String value) {
        try {
            if (value.matches("\\d{4}-\\d\\d-\\d\\d")) return LocalDate.parse(value);
        } catch (DateTimeParseException noSuchDay) {
            // told below
        }
        throw Problem.invalid(name, "应为日期，如 2026-11-18。", "Takes a date such as 2026-11-18.");
    }

    /** @return west, south, east, north; or null */
    List<Double> box() {
        if (bbox == null) return null;
        if (bbox.matches("(-?\\d{1,3}(\\.\\d{1,12})?(,|$)){4}") && !bbox.endsWith(",")) {
            var degrees = Arrays.stream(bbox.split(",")).map(Double::valueOf).toList();
            if (degrees.get(0) <= degrees.get(2)
                    && degrees.get(1) <= degrees.get(3)
                    && Math.max(Math.abs(degrees.get(0)), Math.abs(degrees.get(2))) <= 180
                    && Math.max(Math.abs(degrees.get(1)), Math.abs(degrees.get(3))) <= 90) return degrees;
        }
        throw Problem.invalid(
                "bbox",
                "应为 西,南,东,北 四个经纬度。",
                "Takes four degrees: west,south,east,north, such as 117.0,30.4,117.1,30.6.");
    }

    @Override
    public String toString() {
        return Arrays.asList(
                        stage, kind, station, centre, organisation, number, itemCode, q, from, to, overdue, open, bbox)
                .toString();
    }
}
