package org.chuishao.kernel.testing.input.planted;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;

/** Everything a resource should not do, for the generator to find. */
@Path("/letters")
@PermitAll
public class Letterbox {
    /** Takes anything, breaks when the one field it reads is not there. */
    @POST
    public Response post(Map<String, Object> letter) {
        return Response.status(201)
                .entity(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "length",
                        letter.get("text").toString().length()))
                .build();
    }

    /** Shows everybody's, and tells them of its insides. */
    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Response get(@PathParam("id") String id, @QueryParam("size") int size) {
        if (size == 0)
            return Response.status(400)
                    .entity("java.lang.ArithmeticException: / by zero")
                    .build();
        return Response.ok(Map.of("id", id)).type(MediaType.APPLICATION_JSON).build();
    }
}
