package org.chuishao.catalogue.servicepoint;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Page;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which service points a list is asked for. */
public class ServicePointList {
    @QueryParam("area")
    @Pattern(regexp = ServicePointRequest.AREA)
    @Parameter(description = "A division's own and those below it 区划代码")
    public String area;

    @QueryParam("service")
    @Parameter(description = "Code of an item it takes 事项代码")
    public String service;

    @QueryParam("active")
    public Boolean active;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(Page.MAX_LIMIT)
    public int limit;

    @QueryParam("cursor")
    public String cursor;

    @QueryParam("lang")
    @Pattern(regexp = "zh|en")
    @Parameter(description = "Of the headers in CSV and XLSX; absent: by Accept-Language")
    public String lang;

    Filter filter() {
        var filter = new Filter().equal("facts.active", active);
        if (area != null) filter.and("e.facts.area like :area", "area", area + "%");
        if (service != null)
            filter.and("array_includes(e.facts.services, :service)", "service", new String[] {service});
        return filter;
    }
}
