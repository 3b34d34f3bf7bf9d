package org.chuishao.kernel.tabular;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.chuishao.kernel.problem.Text;

/** A list that is exported until what it is read from fails, if it does. */
@Path("/torn")
public class Torn {
    static final Table<String> TABLE = Table.of(new Column<>(new Text("行", "Line"), line -> line));

    static Table.Source<String> lines(int rows, boolean fails) {
        return sink -> {
            for (int row = 1; row <= rows; row++) sink.take("第 " + row + " 行 of a list that goes on and on");
            if (fails) throw new IllegalStateException("what it is read from has failed");
        };
    }

    @GET
    @PermitAll
    public Response file(
            @QueryParam("format") Format format, @QueryParam("rows") int rows, @QueryParam("fails") boolean fails) {
        return TABLE.answer(format, Locale.CHINESE, "torn", lines(rows, fails)).build();
    }
}
