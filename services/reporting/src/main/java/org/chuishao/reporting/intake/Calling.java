package org.chuishao.reporting.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.chuishao.reporting.assignment.Assignments;
import org.chuishao.reporting.assignment.Opening;
import org.chuishao.reporting.assignment.Opening.Dispatch;

/**
 * Gives the departments a whistle calls their duties. A redispatch says anew who is called: whoever has the same part already
 * keeps it, clocks and all, unless the centre appoints another time; whoever is not called any more, or for another part, is relieved.
 * The desk that dispatched last decides about all of them.
 */
@ApplicationScoped
class Calling {
    private static final String BY = "重新派单 redispatch";

    @Inject
    Assignments assignments;

    @Inject
    Opening opening;

    @Inject
    Withdrawing withdrawing;

    @Inject
    EntityManager entities;

    void call(Dispatch dispatch) {
        opening.open(dispatch);
    }

    /** The whistle calls others than before, or the same ones again. */
    void callAnew(Dispatch dispatch) {
        var ever = assignments.everOf(dispatch.whistleId());
        var ofCycle = ever.stream().filter(a -> a.cycle == dispatch.cycle()).toList();
        var anew = CallRules.anew(ofCycle, dispatch.departments());
        CallRules.relieved(ofCycle, dispatch.departments())
                .forEach(a -> withdrawing.withdraw(a, dispatch.dispatchedAt(), BY, dispatch.note()));
        CallRules.appointedAnew(ofCycle, dispatch.departments(), dispatch.appointedAt())
                .forEach(a -> opening.appointAnew(a, dispatch, BY));
        ofCycle.stream().filter(a -> !a.stage().isVoid()).forEach(a -> a.centre = dispatch.centre());
        if (!ofCycle.isEmpty()) entities.flush(); // a department's new part comes after the end of its old one
        if (ever.isEmpty()) opening.open(dispatch);
        else opening.openAgain(dispatch, anew, ever.getFirst().limits);
    }
}
