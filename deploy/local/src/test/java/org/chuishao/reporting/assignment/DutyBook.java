package org.chuishao.reporting.assignment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.clock.Timer;
import org.chuishao.reporting.lifecycle.Arrival;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;

/** One department's duty as reporting keeps it, with its real row and rules and without a database. */
public final class DutyBook {
    /** As of version 7: in the order in which they were made. */
    private static final AtomicLong OPENED = new AtomicLong();

    public final Assignment row = new Assignment();
    private final ClockRules clocks;
    private final Set<Timer> fired = new HashSet<>();
    private final Map<PleaKind, Instant> decideBy = new EnumMap<>(PleaKind.class);
    private Instant suspensionAskedAt;
    private Instant reviewOn;

    public DutyBook(ClockRules clocks, String organisation, Role role, WhistleKind kind, int cycle, Instant at) {
        this.clocks = clocks;
        row.id = new UUID(0, OPENED.incrementAndGet());
        row.organisation = organisation;
        row.role = role;
        row.kind = kind;
        row.cycle = cycle;
        row.dispatchedAt = at;
        var started = clocks.start(kind, at, Optional.empty());
        row.startClocks(started, clocks.agenda(started));
    }

    /** What people may do to it now. */
    public List<Move> moves(Instant now) {
        var moves = EnumSet.noneOf(Move.class);
        moves.addAll(Lifecycle.movesFrom(row.stage(), row.circumstances(now)));
        moves.removeAll(EnumSet.of(Move.REWORK, Move.RESUME, Move.WITHDRAW));
        return List.copyOf(moves);
    }

    public void make(Move move, Instant now) {
        switch (move) {
            case ASK_RETURN -> ask(move, row.pleading.contested ? PleaKind.RULING : PleaKind.RETURN, now);
            case ASK_RULING -> ask(move, PleaKind.RULING, now);
            case ASK_EXTENSION -> ask(move, PleaKind.EXTENSION, now);
            case ASK_SUSPENSION -> {
                ask(move, PleaKind.SUSPENSION, now);
                suspensionAskedAt = now;
                reviewOn = now.plusSeconds(86_400L * (1 + now.getEpochSecond() % 60));
            }
            case RETURN -> decide(move, PleaKind.RETURN, true, now);
            case REFUSE_RETURN -> decide(move, PleaKind.RETURN, false, now);
            case RULE_ANOTHERS -> decide(move, PleaKind.RULING, true, now);
            case RULE_THEIRS -> {
                decide(move, PleaKind.RULING, false, now);
                row.pleading.ruledBy = UUID.randomUUID();
            }
            case EXTEND -> {
                var deadline = clocks.extend(row.kind, row.completeDue);
                decide(move, PleaKind.EXTENSION, true, now);
                row.expectResult(deadline, clocks.timers(Step.COMPLETE, deadline));
            }
            case REFUSE_EXTENSION -> decide(move, PleaKind.EXTENSION, false, now);
            case SUSPEND -> {
                extendBySilence(suspensionAskedAt);
                row.suspend(suspensionAskedAt, reviewOn.isAfter(now) ? reviewOn : now.plusSeconds(1), now);
                row.pleading.settle(PleaKind.SUSPENSION, true);
                decideBy.remove(PleaKind.SUSPENSION);
                drop(PleaKind.EXTENSION);
            }
            case REFUSE_SUSPENSION -> decide(move, PleaKind.SUSPENSION, false, now);
            case CONFIRM_ARRIVAL, DENY_ARRIVAL -> {
                row.go(move, now);
                row.arrival = move == Move.CONFIRM_ARRIVAL ? Arrival.CONFIRMED : Arrival.DENIED;
            }
            case MAKE_SAFE -> row.go(move, now);
            case RELEASE -> {
                row.go(move, now);
                row.released = true;
            }
            case CHECK_IN -> {
                drop(PleaKind.RETURN, PleaKind.RULING);
                row.go(move, now);
            }
            default -> {
                drop(PleaKind.values());
                row.go(move, now);
            }
        }
    }

    /** Whoever asked in time is not late by the centre's silence. */
    private void extendBySilence(Instant stopped) {
        if (!row.pleading.isExtensionAsked() || !stopped.isAfter(row.completeDue)) return;
        var deadline = clocks.extend(row.kind, row.completeDue);
        row.expectResult(deadline, clocks.timers(Step.COMPLETE, deadline));
    }

    /** The station was not content. */
    public void rework(Instant at) {
        row.released = false;
        row.go(Move.REWORK, at);
        var deadline = clocks.rework(row.kind, at);
        row.expectResult(deadline, clocks.timers(Step.COMPLETE, deadline));
    }

    public boolean withdraw(Instant at) {
        if (!Lifecycle.movesFrom(row.stage()).contains(Move.WITHDRAW)) return false;
        drop(PleaKind.values());
        row.go(Move.WITHDRAW, at);
        return true;
    }

    /**
     * What time does.
     *
     * @return did it move the duty on
     * @throws AssertionError when something fires twice, or while the clocks stand still
     */
    public boolean turn(Instant now) {
        boolean resumed = row.stage() == Stage.SUSPENDED && row.reviewAt.isBefore(now);
        if (resumed) row.resume(clocks);
        if (row.stage() == Stage.SUSPENDED) return false;
        for (var timer : row.agenda().due(now)) if (!fired.add(timer)) throw new AssertionError(timer + " fired twice");
        row.plan(row.agenda().after(now));
        boolean owes = row.stage().isOpen() && !row.pleading.isWaiting();
        if (owes && now.isAfter(row.completeDue)) row.overdue = true;
        return resumed;
    }

    /** Of an open duty something is always still to come: a deadline, a reminder, a review date, or its points are due already. */
    public boolean isWatched(Instant now) {
        var left = new ArrayList<>(row.agenda().timers());
        return row.stage() == Stage.SUSPENDED ? row.reviewAt != null : !left.isEmpty() || row.completeDue.isBefore(now);
    }

    private void ask(Move move, PleaKind kind, Instant now) {
        row.go(move, now);
        row.pleading.ask(kind);
        decideBy.put(kind, clocks.decide(now).due());
        row.plan(row.agenda().answerBy(decideBy.get(kind)));
    }

    private void decide(Move move, PleaKind kind, boolean granted, Instant now) {
        row.go(move, now);
        row.pleading.settle(kind, granted);
        decideBy.remove(kind);
        drop(row.stage().isOpen() ? new PleaKind[0] : PleaKind.values());
    }

    private void drop(PleaKind... kinds) {
        for (var kind : kinds) {
            row.pleading.drop(kind);
            decideBy.remove(kind);
        }
        row.plan(row.agenda().answersLeft(decideBy.values()));
    }
}
