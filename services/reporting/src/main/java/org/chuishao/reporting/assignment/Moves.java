package org.chuishao.reporting.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.http.Fingerprint;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.reporting.lifecycle.Move;

/**
 * How every person's move goes: a duty they may see, unchanged since they saw it, theirs to move now; the deed; the view. The clock
 * is read once, when nobody else moves the duty any more: what a move was allowed at is when its deed is done.
 */
@ApplicationScoped
public class Moves {
    @Inject
    Assignments assignments;

    @Inject
    EntityManager entities;

    @Inject
    CurrentCaller caller;

    @Inject
    IfMatch ifMatch;

    @Inject
    Clock clock;

    public Response make(Move move, UUID id, BiConsumer<Assignment, Instant> deed) {
        return make(id, (assignment, now) -> {
            Permissions.check(move, assignment, caller.get(), now);
            deed.accept(assignment, now);
        });
    }

    /** For a deed that judges itself which move it is. */
    public Response make(UUID id, BiConsumer<Assignment, Instant> deed) {
        var assignment = assignments.visibleToMove(id, caller.get());
        var now = clock.instant();
        ifMatch.check(assignment.version);
        deed.accept(assignment, now);
        entities.flush(); // the version shown is the one this move made
        var view = AssignmentView.of(assignment, caller.get(), now);
        return Response.ok(view).tag(Fingerprint.tag(assignment.version, view)).build();
    }
}
