package org.chuishao.kernel.wire;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.outbox.Outbox;

/** The smallest thing a service does: one transaction, told to others, once for each key. */
@Path("/notepad")
@PermitAll
public class Notepad {
    @Inject
    Outbox outbox;

    @Inject
    CurrentCaller caller;

    public record Note(String page, String text) {}

    @POST
    @Transactional
    @Idempotent
    public Response write(Note note) {
        CurrentDistrict.within(caller.get().district(), () -> {
            outbox.publish("note", note.page(), "note-written.v1", Map.of("text", note.text()));
            return null;
        });
        return Response.status(201).entity(note).build();
    }
}
