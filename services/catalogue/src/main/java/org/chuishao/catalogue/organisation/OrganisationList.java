package org.chuishao.catalogue.organisation;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import org.chuishao.catalogue.imports.RegisterList;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which organisations a list is asked for. */
public class OrganisationList extends RegisterList {
    @QueryParam("kind")
    public Kind kind;

    @QueryParam("active")
    public Boolean active;

    @QueryParam("parent")
    public String parent;

    @QueryParam("asOf")
    @Parameter(description = "What the register said at the end of this day, or is planned to say on one to come 截至日期")
    public LocalDate asOf;

    Filter filter() {
        var filter = new Filter()
                .equal("facts.kind", kind)
                .equal("facts.active", active)
                .equal("facts.parent", parent);
        if (asOf != null)
            filter.and(
                    "e.validFrom < :end and not e.withdrawn and not exists (select 1 from OrganisationVersion l"
                            + " where l.district = e.district and l.code = e.code and l.version > e.version"
                            + " and l.validFrom < :end and not l.withdrawn)",
                    "end",
                    endOf(asOf));
        return filter;
    }

    /**
     * When the day is over in Shanghai.
     *
     * @throws Problem 400 for a year that no register knows
     */
    static Instant endOf(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999)
            throw Problem.invalid("asOf", "年份须为 1 至 9999。", "The year is one from 1 to 9999.");
        return Shanghai.endOf(day);
    }
}
