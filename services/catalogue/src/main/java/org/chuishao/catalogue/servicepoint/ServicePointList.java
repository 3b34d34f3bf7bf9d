package org.chuishao.catalogue.servicepoint;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.chuishao.catalogue.imports.RegisterList;
import org.chuishao.kernel.page.Filter;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which service points a list is asked for. */
public class ServicePointList extends RegisterList {
    @QueryParam("area")
    @Pattern(regexp = ServicePointRequest.AREA)
    @Parameter(description = "A division's own and those below it 区划代码")
    public String area;

    @QueryParam("service")
    @Parameter(description = "Code of an item it takes 事项代码")
    public String service;

    @QueryParam("active")
    public Boolean active;

    Filter filter() {
        var filter = new Filter().equal("facts.active", active);
        if (area != null) filter.and("e.facts.area like :area", "area", area + "%");
        if (service != null)
            filter.and("array_includes(e.facts.services, :service)", "service", new String[] {service});
        return filter;
    }
}
