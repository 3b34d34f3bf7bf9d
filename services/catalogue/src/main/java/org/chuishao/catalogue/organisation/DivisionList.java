package org.chuishao.catalogue.organisation;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.chuishao.catalogue.imports.RegisterList;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which divisions a list is asked for. */
public class DivisionList extends RegisterList {
    private static final String CODE = "\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}";

    @QueryParam("parent")
    @Pattern(regexp = CODE)
    @Parameter(description = "Only what lies directly below it 上级区划")
    public String parent;

    @QueryParam("within")
    @Pattern(regexp = CODE)
    @Parameter(description = "It and all that lies below it 所辖区划")
    public String within;

    /** What a cursor belongs to. */
    String words() {
        return "divisions below " + parent + " within " + within;
    }
}
