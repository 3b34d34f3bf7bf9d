package org.chuishao.whistle.progress;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.casefile.Participant.State;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;

/** Where a whistle stands follows from where its departments stand, whatever order their events came in. */
public final class Progress {
    private Progress() {}

    public record Step(Move move, Stage to) {}

    public static Optional<Step> next(Stage stage, Collection<Participant> called) {
        var lead = lead(called).map(p -> p.state);
        if (lead.isEmpty()) return Optional.empty();
        return Optional.ofNullable(
                switch (stage) {
                    case DISPATCHED -> afterDispatch(lead.get());
                    case IN_PROGRESS -> duringWork(lead.get(), called);
                    case SUSPENDED -> afterSuspension(lead.get());
                    default -> null;
                });
    }

    /** Who leads now: after a return or a reassignment another department may lead in the same cycle. */
    public static Optional<Participant> lead(Collection<Participant> called) {
        return called.stream()
                .filter(p -> p.role == Role.LEAD)
                .min(Comparator.comparing((Participant p) -> p.state.isVoid()));
    }

    /**
     * The lead has to go again. It is known here from now on: until its own event says so, any other department's would
     * find the work done and complete it anew.
     */
    public static void goAgain(Collection<Participant> called) {
        lead(called).filter(p -> p.state == State.DONE).ifPresent(p -> p.state = State.CHECKED_IN);
    }

    private static Step afterDispatch(State lead) {
        return switch (lead) {
            case CHECKED_IN, DONE -> new Step(Move.LEAD_CHECKED_IN, Stage.IN_PROGRESS);
            case RETURNED -> new Step(Move.LEAD_RETURNED, Stage.SUBMITTED);
            case SUSPENDED -> new Step(Move.LEAD_SUSPENDED, Stage.SUSPENDED);
            default -> null;
        };
    }

    private static Step afterSuspension(State lead) {
        return switch (lead) {
            case PENDING, ACCEPTED -> new Step(Move.LEAD_RESUMED, Stage.DISPATCHED);
            case CHECKED_IN, DONE -> new Step(Move.LEAD_RESUMED, Stage.IN_PROGRESS);
            default -> null;
        };
    }

    private static Step duringWork(State lead, Collection<Participant> called) {
        if (lead == State.SUSPENDED) return new Step(Move.LEAD_SUSPENDED, Stage.SUSPENDED);
        boolean assistsOver = called.stream().filter(p -> p.role == Role.ASSIST).allMatch(p -> p.state.isOver());
        return lead == State.DONE && assistsOver ? new Step(Move.WORK_COMPLETED, Stage.AWAITING_VERIFICATION) : null;
    }
}
