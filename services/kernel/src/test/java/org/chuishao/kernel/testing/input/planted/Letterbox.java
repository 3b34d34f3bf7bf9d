package org.chuishao.kernel.testing.input.planted;

import io.smallrye.mutiny.Uni;
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
import java.util.concurrent.atomic.AtomicBoolean;

/** Everything a resource should not do, for the generator to find. */
@Path("/letters")
@PermitAll
public class Letterbox {
    private final AtomicBoolean forgot = new AtomicBoolean();

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

    /** A proper problem but for the last of its words. */
    @GET
    @Path("/stamps")
    public Response stamp() {
        return problem(409, "java.util.NoSuchElementException: No value present");
    }

    /** Does not say when to come again. */
    @GET
    @Path("/collections")
    public Response collect() {
        return problem(503, "The postman is on his way.");
    }

    /** Never answers whoever asks first. */
    @GET
    @Path("/replies")
    public Uni<Response> reply() {
        return forgot.compareAndSet(false, true)
                ? Uni.createFrom().nothing()
                : Uni.createFrom().item(problem(409, "Nobody has replied."));
    }

    private static Response problem(int status, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of(
                        "status", status, "title", "No", "detail", detail, "code", "NO_LETTER", "traceId", "0af765"))
                .build();
    }
}
