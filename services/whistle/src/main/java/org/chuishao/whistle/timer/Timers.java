package org.chuishao.whistle.timer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chuishao.whistle.callback.Closing;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Waiting;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.clock.WaitRules;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleRatificationOverdue;
import org.chuishao.whistle.event.WhistleTriageReminded;
import org.chuishao.whistle.event.WhistleVerified;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.policy.WorkflowPolicies;

/** What time itself does to a whistle (domain §3): silence passes, calling back ends, nobody has stood behind an emergency. */
@ApplicationScoped
class Timers {
    private static final Actor CLOCK = new Actor("办理时限 clock", "whistle");

    @Inject
    Whistles whistles;

    @Inject
    Waiting waiting;

    @Inject
    WorkflowPolicies policies;

    @Inject
    Closing closing;

    @Inject
    Announcer announcer;

    /** @return false when there is still nothing to be done: its deadline cannot be counted, or is ahead after all */
    boolean moveOn(Whistle whistle, Instant now) {
        if (whistle.dueAt == null) waiting.count(whistle);
        if (whistle.dueAt == null || !now.isAfter(whistle.dueAt)) return false;
        switch (whistle.stage()) {
            case AWAITING_VERIFICATION -> lapse(whistle, now);
            case AWAITING_CALLBACK -> giveUpCalling(whistle, now);
            default -> throw new IllegalStateException("no timer runs for a whistle that is " + whistle.stage());
        }
        return true;
    }

    /** @return false while the year it would be due in is still not known */
    boolean count(Whistle whistle, Instant now) {
        waiting.count(whistle);
        return whistle.dueAt != null;
    }

    private void lapse(Whistle whistle, Instant now) {
        go(whistle, Move.LAPSE, whistle.hasResident() ? Stage.AWAITING_CALLBACK : Stage.CLOSED, now);
        announcer.announce(
                new WhistleVerified(whistle.id, whistle.number, whistle.cycle, now, CLOCK.name(), List.of()));
        if (whistle.stage() == Stage.CLOSED) closing.close(whistle, now);
    }

    private void giveUpCalling(Whistle whistle, Instant now) {
        go(whistle, Move.CALLBACK_EXHAUSTED, Stage.CLOSED, now);
        closing.close(whistle, now);
    }

    private void go(Whistle whistle, Move move, Stage to, Instant now) {
        var before = whistle.stage();
        var deadline = waiting.of(whistle).getFirst().deadline();
        whistle.go(move, to);
        whistles.note(
                whistle,
                now,
                move.name(),
                before,
                CLOCK,
                null,
                Map.of(
                        "due", deadline.due().toString(),
                        "zh", deadline.explain(Locale.CHINESE),
                        "en", deadline.explain(Locale.ENGLISH)));
    }

    /** The centre is told that it is expected to dispatch: twice before its time is up. */
    void remind(Whistle whistle, Instant now) {
        int percent = WaitRules.percent(policies.of(whistle), whistle.reminders++);
        waiting.expectReminder(whistle);
        whistles.note(
                whistle,
                now,
                "TRIAGE_REMINDED",
                whistle.stage(),
                CLOCK,
                null,
                Map.of("centre", whistle.desk(), "percent", percent, "due", whistle.dueAt.toString()));
        announcer.announce(new WhistleTriageReminded(
                whistle.id,
                whistle.number,
                whistle.cycle,
                now,
                whistle.stationCode,
                whistle.desk(),
                percent,
                whistle.dueAt));
    }

    /** Told once, and shown until a head does stand behind it. */
    void tellUnratified(Whistle whistle, Instant now) {
        var due = whistle.ratifyDueAt;
        whistle.ratifyDueAt = null;
        whistles.note(
                whistle, now, "RATIFICATION_OVERDUE", whistle.stage(), CLOCK, null, Map.of("due", due.toString()));
        announcer.announce(new WhistleRatificationOverdue(
                whistle.id, whistle.number, whistle.cycle, now, whistle.stationCode, due));
    }

    /** The resident's name and phone are gone; that they were kept, and who read them, stays known. */
    void erase(Whistle whistle, Instant now) {
        whistle.residentName = null;
        whistle.residentPhone = null;
        whistles.note(whistle, now, "RESIDENT_ERASED", whistle.stage(), CLOCK, null, null);
    }
}
