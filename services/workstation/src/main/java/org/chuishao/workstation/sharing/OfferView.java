package org.chuishao.workstation.sharing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.time.Shanghai;

/** An offer, with the moves the caller may make now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OfferView(
        UUID id,
        String owner,
        String unit,
        ResourceKind kind,
        String name,
        int amount,
        String place,
        String note,
        LocalDate from,
        LocalDate until,
        OfferStage stage,
        String withdrawnFor,
        OffsetDateTime createdAt,
        List<String> moves,
        int version) {
    static OfferView of(Offer o, Caller caller) {
        boolean may = o.stage == OfferStage.OFFERED && Parties.isLender(caller, o.owner);
        return new OfferView(
                o.id,
                o.owner,
                o.unit,
                o.kind,
                o.name,
                o.amount,
                o.place,
                o.note,
                o.fromDay,
                o.untilDay,
                o.stage,
                o.withdrawnFor,
                Shanghai.time(o.createdAt),
                may ? List.of("withdraw") : List.of(),
                o.version);
    }
}
