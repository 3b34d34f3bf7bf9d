package org.chuishao.reporting.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;

/** Opens an assignment for every department a whistle calls, and starts all their clocks at its dispatch. */
@ApplicationScoped
public class Opening {
    private static final String OPENED = "assignment-opened.v1";

    @Inject
    Assignments assignments;

    @Inject
    ClockRules clocks;

    /** The dispatch, as whistle tells it. */
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
            List<Called> departments) {}

    public record Location(String address, Double longitude, Double latitude) {}

    public record Called(String organisation, Role role) {}

    public void open(Dispatch dispatch) {
        var started =
                clocks.start(dispatch.kind(), dispatch.dispatchedAt(), Optional.ofNullable(dispatch.appointedAt()));
        for (var called : dispatch.departments()) {
            var assignment = duty(dispatch, called);
            assignment.startClocks(started);
            assignments.add(assignment);
            assignments.tell(OPENED, assignment, dispatch.dispatchedAt(), "时限规则 limits", null, assignment.deadlines);
        }
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
        duty.title = dispatch.title();
        duty.description = dispatch.description();
        duty.itemCode = dispatch.itemCode();
        duty.itemName = dispatch.itemName();
        duty.address = dispatch.location().address();
        duty.longitude = dispatch.location().longitude();
        duty.latitude = dispatch.location().latitude();
        duty.dispatchNote = dispatch.note();
        duty.dispatchedAt = dispatch.dispatchedAt();
        return duty;
    }
}
