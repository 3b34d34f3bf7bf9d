package org.chuishao.whistle.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.http.IfMatch;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Waiting;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.policy.WorkflowPolicies;

/** How every person's move goes: a whistle they may see, unchanged since they saw it, theirs to move now; the deed; the view. */
@ApplicationScoped
public class Moves {
    @Inject
    Whistles whistles;

    @Inject
    WhistleViews views;

    @Inject
    CurrentCaller caller;

    @Inject
    WorkflowPolicies policies;

    @Inject
    Waiting waiting;

    @Inject
    IfMatch ifMatch;

    /** What the move does; answers the departments that are called to the whistle afterwards. */
    public interface Deed {
        List<Participant> on(Whistle whistle, List<Participant> called, Caller who);
    }

    public Response make(Move move, UUID id, Deed deed) {
        var who = caller.get();
        var whistle = whistles.visible(id, who);
        ifMatch.check(whistle.version);
        var departments = whistles.departments(whistle);
        Permissions.check(move, whistle, departments, policies.of(whistle), who, waiting.mayBeReopened(whistle));
        return views.answer(whistle, deed.on(whistle, departments.called(), who), who);
    }
}
