package org.chuishao.kernel.problem;

import jakarta.annotation.security.PermitAll;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Fails as nobody foresaw, and as two moves at once do. */
@Path("/failing")
@PermitAll
public class Failing {
    @GET
    @Path("/unforeseen")
    public String unforeseen() {
        throw new IllegalStateException("nobody foresaw this");
    }

    @GET
    @Path("/clash")
    public String clash() {
        throw new OptimisticLockException("somebody was quicker");
    }
}
