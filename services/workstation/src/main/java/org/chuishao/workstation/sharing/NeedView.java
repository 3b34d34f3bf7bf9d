package org.chuishao.workstation.sharing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.time.Shanghai;

/**
 * A need, with the moves the caller may make now.
 *
 * @param agreed how much of it was agreed to so far
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NeedView(
        UUID id,
        String stationCode,
        ResourceKind kind,
        String what,
        int amount,
        int agreed,
        String place,
        String note,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        NeedStage stage,
        String withdrawnFor,
        OffsetDateTime createdAt,
        List<String> moves,
        int version) {
    static NeedView of(Need n, int agreed, Caller caller, Instant now) {
        return new NeedView(
                n.id,
                n.stationCode,
                n.kind,
                n.what,
                n.amount,
                agreed,
                n.place,
                n.note,
                Shanghai.time(n.startsAt),
                Shanghai.time(n.endsAt),
                n.stage,
                n.withdrawnFor,
                Shanghai.time(n.createdAt),
                moves(n, agreed, caller, now),
                n.version);
    }

    private static List<String> moves(Need n, int agreed, Caller caller, Instant now) {
        var moves = new ArrayList<String>();
        if (!Parties.isBorrower(caller, n.stationCode)) return moves;
        if (n.stage == NeedStage.OPEN && !n.hasBegun(now)) moves.add("ask");
        if (n.stage == NeedStage.OPEN && agreed == 0) moves.add("withdraw");
        return moves;
    }
}
