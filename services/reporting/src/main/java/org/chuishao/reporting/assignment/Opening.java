package org.chuishao.reporting.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.holidays.Counting;
import org.chuishao.kernel.id.Ids;
import org.chuishao.reporting.clock.Clocks;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.policy.CurrentPolicies;
import org.chuishao.reporting.ruling.Rulings;

/** Opens an assignment for every department a whistle calls, and starts all their clocks at its dispatch. */
@ApplicationScoped
public class Opening {
    private static final String OPENED = "assignment-opened.v1";

    /** Its clocks run on, from another time. */
    private static final String REAPPOINTED = "assignment-resumed.v1";

    @Inject
    Assignments assignments;

    @Inject
    Pleas pleas;

    @Inject
    Rulings rulings;

    @Inject
    CurrentPolicies policies;

    /**
     * The dispatch, as whistle tells it.
     *
     * @param centre the desk it was dispatched at; null in events from before they said so
     */
    public record Dispatch(
            UUID whistleId,
            String number,
            int cycle,
            WhistleKind kind,
            String title,
            String description,
            String stationCode,
            String stationName,
            String itemCode,
            String itemName,
            Location location,
            Instant dispatchedAt,
            Instant appointedAt,
            String note,
            String centre,
            List<Called> departments) {}

    public record Called(String organisation, Role role) {}

    /** The whistle calls somebody for the first time: it lives by the limits in force now. */
    public void open(Dispatch dispatch) {
        open(dispatch, dispatch.departments(), policies.limitsInForce(), false);
    }

    /**
     * The whistle has been dispatched before: what was decided about it stays true.
     *
     * @param limits those it lives by
     */
    public void openAgain(Dispatch dispatch, List<Called> departments, String limits) {
        open(dispatch, departments, limits, true);
    }

    private void open(Dispatch dispatch, List<Called> departments, String limits, boolean again) {
        var started = policies.clocks(limits)
                .start(dispatch.kind(), dispatch.dispatchedAt(), Optional.ofNullable(dispatch.appointedAt()));
        for (var called : departments) {
            var duty = duty(dispatch, called);
            duty.limits = limits;
            start(duty, started, dispatch.dispatchedAt(), again);
        }
    }

    /** Its department has not come yet, and comes at another time: its clocks run as if it had been called to that. */
    public void appointAnew(Assignment kept, Dispatch dispatch, String by) {
        var clocks = policies.clocks(kept.limits);
        var started = clocks.start(kept.kind, dispatch.dispatchedAt(), Optional.of(dispatch.appointedAt()));
        var moved = kept.appointAnew(dispatch.appointedAt(), started, clocks);
        assignments.tell(REAPPOINTED, kept, dispatch.dispatchedAt(), by, dispatch.note(), moved);
    }

    /**
     * The same duty, as another department's, from now on; an appointment that lies ahead is kept.
     *
     * @throws org.chuishao.kernel.problem.Problem 409 when its deadlines cannot be counted
     */
    public Assignment openInstead(Assignment old, String organisation, String note, Instant now) {
        var duty = new Assignment();
        duty.id = Ids.next();
        duty.whistleId = old.whistleId;
        duty.whistleNumber = old.whistleNumber;
        duty.cycle = old.cycle;
        duty.organisation = organisation;
        duty.role = old.role;
        duty.kind = old.kind;
        duty.stationCode = old.stationCode;
        duty.stationName = old.stationName;
        duty.centre = old.centre;
        duty.title = old.title;
        duty.description = old.description;
        duty.itemCode = old.itemCode;
        duty.itemName = old.itemName;
        duty.address = old.address;
        duty.longitude = old.longitude;
        duty.latitude = old.latitude;
        duty.dispatchNote = note;
        duty.dispatchedAt = now;
        duty.appointedAt = old.appointedAt;
        duty.limits = old.limits;
        var ahead = Optional.ofNullable(old.appointedAt).filter(now::isBefore);
        var started = Counting.orRefuse(() -> policies.clocks(old.limits).start(old.kind, now, ahead));
        start(duty, started, now, true);
        return duty;
    }

    private void start(Assignment duty, Clocks started, Instant at, boolean again) {
        duty.pleading.allow(policies.limits(duty.limits).pleas());
        duty.startClocks(started, policies.clocks(duty.limits).agenda(started));
        if (again) {
            duty.pleading.contested = pleas.wasReturned(duty.whistleId, duty.role);
            duty.pleading.ruledBy = rulings.binding(duty.whistleId, duty.role, duty.organisation)
                    .map(ruling -> ruling.id)
                    .orElse(null);
        }
        assignments.add(duty);
        assignments.tell(OPENED, duty, at, "时限规则 limits", null, duty.deadlines);
    }

    private static Assignment duty(Dispatch dispatch, Called called) {
        var duty = new Assignment();
        duty.id = Ids.next();
        duty.whistleId = dispatch.whistleId();
        duty.whistleNumber = dispatch.number();
        duty.cycle = dispatch.cycle();
        duty.organisation = called.organisation();
        duty.role = called.role();
        duty.kind = dispatch.kind();
        duty.stationCode = dispatch.stationCode();
        duty.stationName = dispatch.stationName();
        duty.centre = dispatch.centre();
        duty.title = dispatch.title();
        duty.description = dispatch.description();
        duty.itemCode = dispatch.itemCode();
        duty.itemName = dispatch.itemName();
        duty.address = dispatch.location().address();
        duty.longitude = dispatch.location().longitude();
        duty.latitude = dispatch.location().latitude();
        duty.dispatchNote = dispatch.note();
        duty.dispatchedAt = dispatch.dispatchedAt();
        duty.appointedAt = dispatch.appointedAt();
        return duty;
    }
}
