package org.chuishao.workstation.sharing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.sharing.lifecycle.BookingStage;

/**
 * One need asking for one offer, with the moves the caller may make now.
 *
 * @param owner who answers for the offer
 * @param note what was said with the last step
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BookingView(
        UUID id,
        UUID offerId,
        String name,
        String owner,
        UUID needId,
        String stationCode,
        String what,
        String place,
        int amount,
        OffsetDateTime startsAt,
        OffsetDateTime endsAt,
        BookingStage stage,
        String note,
        OffsetDateTime askedAt,
        String askedBy,
        OffsetDateTime movedAt,
        String movedBy,
        List<String> moves,
        int version) {
    static BookingView of(Booking b, Offer offer, Need need, Caller caller, Instant now) {
        return new BookingView(
                b.id,
                b.offerId,
                offer.name,
                b.owner,
                b.needId,
                b.stationCode,
                need.what,
                need.place,
                b.amount,
                Shanghai.time(b.startsAt),
                Shanghai.time(b.endsAt),
                b.stage(),
                b.note,
                Shanghai.time(b.askedAt),
                b.askedBy,
                Shanghai.time(b.movedAt),
                b.movedBy,
                Parties.moves(b, caller, now),
                b.version);
    }
}
