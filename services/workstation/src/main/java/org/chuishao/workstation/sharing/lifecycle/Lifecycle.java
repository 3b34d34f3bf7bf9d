package org.chuishao.workstation.sharing.lifecycle;

import static org.chuishao.workstation.sharing.lifecycle.Actor.BORROWER;
import static org.chuishao.workstation.sharing.lifecycle.Actor.CLOCK;
import static org.chuishao.workstation.sharing.lifecycle.Actor.LENDER;
import static org.chuishao.workstation.sharing.lifecycle.Actor.NEED;
import static org.chuishao.workstation.sharing.lifecycle.BookingStage.AGREED;
import static org.chuishao.workstation.sharing.lifecycle.BookingStage.ASKED;
import static org.chuishao.workstation.sharing.lifecycle.BookingStage.CANCELLED;
import static org.chuishao.workstation.sharing.lifecycle.BookingStage.DECLINED;
import static org.chuishao.workstation.sharing.lifecycle.BookingStage.EXPIRED;
import static org.chuishao.workstation.sharing.lifecycle.BookingStage.RETURNED;
import static org.chuishao.workstation.sharing.lifecycle.BookingStage.WITHDRAWN;

import java.util.List;

/** The life of a booking as one table: asked for, agreed to or declined, given back. */
public final class Lifecycle {
    public static final BookingStage FIRST = ASKED;

    private static final String NOT_BEGUN = "before its time";
    private static final String BEGUN = "its time has come";

    public static final List<Edge> TABLE = List.of(
            new Edge(ASKED, Move.AGREE, AGREED, LENDER, "before its time, and enough is free"),
            new Edge(ASKED, Move.DECLINE, DECLINED, LENDER, ""),
            new Edge(ASKED, Move.WITHDRAW, WITHDRAWN, BORROWER, ""),
            new Edge(ASKED, Move.LAPSE, WITHDRAWN, NEED, "met otherwise, or withdrawn"),
            new Edge(ASKED, Move.EXPIRE, EXPIRED, CLOCK, BEGUN + ", unanswered"),
            new Edge(AGREED, Move.CANCEL, CANCELLED, LENDER, NOT_BEGUN),
            new Edge(AGREED, Move.CANCEL, CANCELLED, BORROWER, NOT_BEGUN),
            new Edge(AGREED, Move.RETURN, RETURNED, LENDER, BEGUN));

    private Lifecycle() {}

    /** The one edge of a move that nobody asks for over HTTP. */
    public static Edge byItself(Move move) {
        return TABLE.stream().filter(edge -> edge.move() == move).findFirst().orElseThrow();
    }

    /** The moves that somebody may ask for over HTTP. */
    public static List<Edge> offeredFrom(BookingStage stage, boolean begun) {
        return TABLE.stream()
                .filter(edge -> edge.from() == stage && edge.move().isOverHttp() && isTime(edge.move(), begun))
                .toList();
    }

    private static boolean isTime(Move move, boolean begun) {
        return switch (move) {
            case AGREE, CANCEL -> !begun;
            case RETURN, EXPIRE -> begun;
            case DECLINE, WITHDRAW, LAPSE -> true;
        };
    }
}
