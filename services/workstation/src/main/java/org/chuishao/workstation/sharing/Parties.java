package org.chuishao.workstation.sharing;

import java.time.Instant;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.lifecycle.IllegalMove;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;
import org.chuishao.workstation.sharing.lifecycle.Actor;
import org.chuishao.workstation.sharing.lifecycle.Edge;
import org.chuishao.workstation.sharing.lifecycle.Lifecycle;
import org.chuishao.workstation.sharing.lifecycle.Move;

/** Who answers for an offer, who for a need, and so which of the table's moves a caller may make on a booking now. */
final class Parties {
    private static final int STATION = 12;

    private static final Text BOOKING = new Text("借用", "A booking");

    private Parties() {}

    /** A station's by its deputy or head, a street's by its dispatcher, a department's by its lead, the district's by its administrators. */
    static boolean isLender(Caller caller, String owner) {
        if (owner.equals(caller.district()) && caller.hasAny(Roles.ADMIN)) return true;
        if (!caller.belongsTo(owner)) return false;
        if (!Character.isDigit(owner.charAt(0))) return caller.hasAny(Roles.DEPARTMENT_LEAD);
        return owner.length() == STATION
                ? caller.hasAny(Roles.STATION_DEPUTY, Roles.STATION_HEAD)
                : caller.hasAny(Roles.DISPATCHER);
    }

    static boolean isBorrower(Caller caller, String station) {
        return caller.belongsTo(station)
                && caller.hasAny(Roles.STATION_MEMBER, Roles.STATION_DEPUTY, Roles.STATION_HEAD);
    }

    static List<String> moves(Booking booking, Caller caller, Instant now) {
        return open(booking, caller, now).stream().map(Move::path).toList();
    }

    private static List<Move> open(Booking booking, Caller caller, Instant now) {
        return Lifecycle.offeredFrom(booking.stage(), booking.hasBegun(now)).stream()
                .filter(edge -> isTheirs(edge.by(), booking, caller))
                .map(Edge::move)
                .distinct()
                .toList();
    }

    /** @throws Problem 403 when it is not this caller's to make, 409 when it is not possible now */
    static Edge edge(Move move, Booking booking, Caller caller, Instant now) {
        if (Lifecycle.TABLE.stream().noneMatch(edge -> edge.move() == move && isTheirs(edge.by(), booking, caller)))
            throw notYours();
        return Lifecycle.offeredFrom(booking.stage(), booking.hasBegun(now)).stream()
                .filter(edge -> edge.move() == move && isTheirs(edge.by(), booking, caller))
                .findFirst()
                .orElseThrow(() -> IllegalMove.problem(BOOKING, booking.stage(), move, open(booking, caller, now))
                        .with("stage", booking.stage()));
    }

    static Problem notYours() {
        return Problem.forbidden("NOT_YOUR_MOVE", "这一步不由您的岗位办理。", "This step is not yours to take.");
    }

    private static boolean isTheirs(Actor by, Booking booking, Caller caller) {
        return switch (by) {
            case LENDER -> isLender(caller, booking.owner);
            case BORROWER -> isBorrower(caller, booking.stationCode);
            case NEED, CLOCK -> false;
        };
    }
}
