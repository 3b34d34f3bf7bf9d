package org.chuishao.reporting.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.lifecycle.Arrival;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.Outcome;

/** An assignment as its caller may see it: the matter, the deadlines and why, and the moves the caller may make now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssignmentView(
        UUID id,
        UUID whistleId,
        String whistleNumber,
        int cycle,
        String organisation,
        Role role,
        WhistleKind kind,
        Stage state,
        Station station,
        String title,
        String description,
        Item item,
        Location location,
        String dispatchNote,
        OffsetDateTime dispatchedAt,
        OffsetDateTime nextDue,
        String limits,
        List<ExplainedDeadline> deadlines,
        OffsetDateTime acceptedAt,
        OffsetDateTime checkedInAt,
        OffsetDateTime makeSafeDue,
        OffsetDateTime madeSafeAt,
        Boolean makeSafeOverdue,
        OffsetDateTime completedAt,
        Boolean onSite,
        Arrival arrival,
        Outcome outcome,
        String result,
        int reworks,
        boolean overdue,
        int reminders,
        OffsetDateTime escalatedAt,
        OffsetDateTime suspendedUntil,
        Set<PleaKind> asked,
        int extensions,
        int suspensions,
        UUID ruledBy,
        List<String> moves,
        int version) {

    public record Station(String code, String name) {}

    public record Item(String code, String name) {}

    /** @param now decides what may still be asked for, and whether a danger that lasts is overdue */
    public static AssignmentView of(Assignment a, Caller caller, Instant now) {
        return new AssignmentView(
                a.id,
                a.whistleId,
                a.whistleNumber,
                a.cycle,
                a.organisation,
                a.role,
                a.kind,
                a.stage(),
                new Station(a.stationCode, a.stationName),
                a.title,
                a.description,
                a.itemCode == null ? null : new Item(a.itemCode, a.itemName),
                new Location(a.address, a.longitude, a.latitude),
                a.dispatchNote,
                Shanghai.time(a.dispatchedAt),
                Shanghai.time(a.nextDue),
                a.limits,
                a.deadlines,
                Shanghai.time(a.acceptedAt),
                Shanghai.time(a.checkedInAt),
                Shanghai.time(a.makeSafeDue),
                Shanghai.time(a.madeSafeAt),
                a.isMakeSafeOverdue(now),
                Shanghai.time(a.completedAt),
                a.onSite,
                a.checkedInAt == null ? null : a.arrival,
                a.outcome,
                a.result,
                a.reworks,
                a.overdue,
                a.reminders,
                Shanghai.time(a.escalatedAt),
                Shanghai.time(a.reviewAt),
                a.pleading.asked(),
                a.pleading.extensions,
                a.pleading.suspensions,
                a.pleading.ruledBy,
                Permissions.moves(a, caller, now),
                a.version);
    }
}
