package org.chuishao.whistle.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.kernel.calendar.MissingCalendarYear;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.whistle.clock.Wait;
import org.chuishao.whistle.clock.WaitRules;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.policy.WorkflowPolicies;

/** Since when each whistle waits where it stands, and until when: set whenever it moves. */
@ApplicationScoped
public class Waiting {
    @Inject
    WorkflowPolicies policies;

    @Inject
    Clock clock;

    @Inject
    Calendars calendars;

    /** What is waited for and how its deadline was counted. */
    public record Awaited(Wait step, Deadline deadline) {}

    /** It has come to where it stands now: what an event tells late takes nothing from those who wait for it. */
    void begin(Whistle whistle, Stage from) {
        var left = whistle.stageSince;
        whistle.stageSince = clock.instant();
        whistle.reminders = 0;
        count(whistle);
        if (whistle.stage() == Stage.REJECTED || whistle.stage() == Stage.WITHDRAWN) whistle.ratifyDueAt = null;
        else if (from == Stage.REJECTED && isToBeRatified(whistle)) expectRatification(whistle, left);
    }

    /** Somebody on duty has blown an emergency: its head has so long to stand behind it. */
    public void expectRatification(Whistle whistle) {
        expectRatification(whistle, whistle.blownAt);
    }

    /** @param since nobody has been told until then: what was due before was told and is not told again */
    private void expectRatification(Whistle whistle, Instant since) {
        whistle.ratifyDueAt = deadline(whistle, Wait.RATIFY, whistle.blownAt)
                .map(Deadline::due)
                .filter(due -> due.isAfter(since))
                .orElse(null);
    }

    /** Counts once more what could not be counted before. */
    public void count(Whistle whistle) {
        whistle.dueAt = whistle.stage().isTerminal() || whistle.stage() == Stage.DRAFT
                ? WaitRules.erasure(policies.of(whistle), whistle.stageSince)
                : WaitRules.at(whistle.stage())
                        .flatMap(wait -> deadline(whistle, wait, whistle.stageSince))
                        .map(Deadline::due)
                        .orElse(null);
        expectReminder(whistle);
    }

    /** A centre that has not dispatched yet is reminded, as departments are; whom the others wait for, time itself goes past. */
    public void expectReminder(Whistle whistle) {
        whistle.remindAt = whistle.stage() != Stage.SUBMITTED || whistle.dueAt == null
                ? null
                : deadline(whistle, Wait.DISPATCH, whistle.stageSince)
                        .map(deadline -> fixed(deadline, whistle.dueAt))
                        .flatMap(deadline -> new WaitRules(calendars.get())
                                .reminder(deadline, policies.of(whistle), whistle.reminders))
                        .orElse(null);
    }

    /** A head has so many days to call the departments of a closed whistle once more. */
    public boolean mayBeReopened(Whistle whistle) {
        return whistle.closedAt != null
                && new WaitRules(calendars.get())
                        .reopening(policies.of(whistle), whistle.closedAt)
                        .isMetBy(clock.instant());
    }

    public List<Awaited> of(Whistle whistle) {
        var awaited = new ArrayList<Awaited>();
        WaitRules.at(whistle.stage())
                .ifPresent(wait -> deadline(whistle, wait, whistle.stageSince)
                        .map(deadline -> fixed(deadline, whistle.dueAt))
                        .ifPresent(deadline -> awaited.add(new Awaited(wait, deadline))));
        if (isToBeRatified(whistle))
            deadline(whistle, Wait.RATIFY, whistle.blownAt)
                    .ifPresent(deadline -> awaited.add(new Awaited(Wait.RATIFY, deadline)));
        return awaited;
    }

    /** A deadline stands as it was fixed: when its year was imported again since, its days are not told any more. */
    private static Deadline fixed(Deadline counted, Instant dueAt) {
        return dueAt == null || counted.due().equals(dueAt)
                ? counted
                : new Deadline(counted.from(), counted.limit(), dueAt, List.of());
    }

    private static boolean isToBeRatified(Whistle whistle) {
        return switch (whistle.stage()) {
            case DRAFT, REJECTED, WITHDRAWN -> false;
            default -> whistle.kind == Kind.EMERGENCY && whistle.ratifiedAt == null;
        };
    }

    /** Empty while a year's holidays are unknown: nothing may run out that cannot be counted. */
    private Optional<Deadline> deadline(Whistle whistle, Wait wait, Instant since) {
        try {
            return Optional.of(new WaitRules(calendars.get())
                    .deadline(wait, policies.of(whistle), whistle.kind, whistle.dispatchedAt != null, since));
        } catch (MissingCalendarYear unknown) {
            return Optional.empty();
        }
    }
}
