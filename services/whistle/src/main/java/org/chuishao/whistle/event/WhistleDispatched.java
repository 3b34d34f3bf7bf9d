package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Location;
import org.chuishao.whistle.casefile.Participant;

/**
 * Departments were called: all a department needs to know, and the instant its clocks start.
 *
 * @param centre the desk it goes out from, whose dispatchers decide what the departments ask for
 */
public record WhistleDispatched(
        UUID whistleId,
        String number,
        int cycle,
        Kind kind,
        String title,
        String description,
        String stationCode,
        String stationName,
        String itemCode,
        String itemName,
        Integer itemVersion,
        Location location,
        boolean hasResident,
        Instant dispatchedAt,
        Instant appointedAt,
        String note,
        String centre,
        List<Called> departments)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-dispatched.v1";
    }

    public record Called(String organisation, Participant.Role role) {}
}
