package org.chuishao.catalogue.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.chuishao.kernel.page.Page;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What every register that is shown in pages and as a file is asked, besides what it is searched by. */
public abstract class RegisterList {
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
}
