package org.chuishao.catalogue.organisation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Page;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which organisations a list is asked for. */
public class OrganisationList {
    @QueryParam("kind")
    public Kind kind;

    @QueryParam("active")
    public Boolean active;

    @QueryParam("parent")
    public String parent;

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
        return new Filter()
                .equal("facts.kind", kind)
                .equal("facts.active", active)
                .equal("facts.parent", parent);
    }
}
