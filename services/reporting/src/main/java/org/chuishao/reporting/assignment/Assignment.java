package org.chuishao.reporting.assignment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.calendar.Deadline;
import org.chuishao.reporting.clock.Agenda;
import org.chuishao.reporting.clock.ClockRules;
import org.chuishao.reporting.clock.Clocks;
import org.chuishao.reporting.clock.Pause;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.clock.Timer;
import org.chuishao.reporting.lifecycle.Arrival;
import org.chuishao.reporting.lifecycle.Circumstances;
import org.chuishao.reporting.lifecycle.Edge;
import org.chuishao.reporting.lifecycle.Lifecycle;
import org.chuishao.reporting.lifecycle.Move;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.AssignmentFacts;
import org.chuishao.reporting.scoring.Outcome;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** One department's duty on one whistle (任务). Only {@link #go} changes its stage, and only along the table. */
@Entity
public class Assignment {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Column(name = "whistle_id")
    public UUID whistleId;

    @Column(name = "whistle_number")
    public String whistleNumber;

    public int cycle;
    public String organisation;

    @Enumerated(EnumType.STRING)
    public Role role;

    @Enumerated(EnumType.STRING)
    public WhistleKind kind;

    @Enumerated(EnumType.STRING)
    Stage stage = Stage.PENDING;

    @Column(name = "station_code")
    public String stationCode;

    @Column(name = "station_name")
    public String stationName;

    /** The linkage centre that dispatched it last. */
    public String centre;

    public String title;
    public String description;

    @Column(name = "item_code")
    public String itemCode;

    @Column(name = "item_name")
    public String itemName;

    public String address;
    public Double longitude;
    public Double latitude;

    @Column(name = "dispatch_note")
    public String dispatchNote;

    @Column(name = "dispatched_at")
    public Instant dispatchedAt;

    /** When a joint whistle's departments were asked to meet, if they were. */
    @Column(name = "appointed_at")
    public Instant appointedAt;

    /** The limits it lives by: those in force when its whistle first called anybody. */
    public String limits = "v1";

    @Column(name = "accept_due")
    public Instant acceptDue;

    @Column(name = "check_in_due")
    public Instant checkInDue;

    /** EMERGENCY only. */
    @Column(name = "make_safe_due")
    public Instant makeSafeDue;

    @Column(name = "complete_due")
    public Instant completeDue;

    /** When it counts as not solved if it is still open (domain §4): 30 days after the deadline, later by what a suspension took. */
    @Column(name = "long_overdue_at")
    public Instant longOverdueAt;

    /** The deadline that comes next; none once nothing more is expected. */
    @Column(name = "next_due")
    public Instant nextDue;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ExplainedDeadline> deadlines = new ArrayList<>();

    @Column(name = "accepted_at")
    public Instant acceptedAt;

    @Column(name = "checked_in_at")
    public Instant checkedInAt;

    /** When its department said that the danger was over, or was done. EMERGENCY only. */
    @Column(name = "made_safe_at")
    public Instant madeSafeAt;

    /** The latest result; points count the first. */
    @Column(name = "completed_at")
    public Instant completedAt;

    @Column(name = "on_site")
    public Boolean onSite;

    @Enumerated(EnumType.STRING)
    public Arrival arrival = Arrival.UNSTATED;

    @Enumerated(EnumType.STRING)
    public Outcome outcome;

    public String result;
    public int reworks;

    /** The completion deadline passed with no result, and the ledger says so. */
    public boolean overdue;

    /** It was still open 30 days after the deadline, and the ledger says so. */
    @Column(name = "long_overdue")
    public boolean longOverdue;

    /** What time will still do to it. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<Timer> timers = new ArrayList<>();

    /** When the next of it is due. */
    @Column(name = "timer_at")
    Instant timerAt;

    /** How often somebody was reminded of it. */
    public int reminders;

    /** When its department's lead was first told that a limit had passed. */
    @Column(name = "escalated_at")
    public Instant escalatedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "suspended_in")
    Stage suspendedIn;

    /** When its clocks stopped: the suspension was asked for. */
    @Column(name = "suspended_at")
    Instant suspendedAt;

    /** When the suspension ends by itself. */
    @Column(name = "review_at")
    public Instant reviewAt;

    @Embedded
    public Pleading pleading = new Pleading();

    /** When it was returned, reassigned or withdrawn. */
    @Column(name = "taken_away_at")
    public Instant takenAwayAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "taken_away_by")
    public Move takenAwayBy;

    /** The deadline that came next then, or had just passed. */
    @Column(name = "taken_away_before")
    public Instant takenAwayBefore;

    @Version
    public int version;

    /** On a JOINT whistle: the station has let the department go (事不完、人不走). */
    public boolean released;

    public Stage stage() {
        return stage;
    }

    /** Whose dispatchers decide about it; of a dispatch that named no desk, anybody's over its station. */
    public String desk() {
        return centre == null ? stationCode : centre;
    }

    public Circumstances circumstances(Instant now) {
        return new Circumstances(
                kind,
                role,
                arrival,
                madeSafeAt != null,
                released,
                now.isAfter(checkInDue),
                overdue,
                Optional.ofNullable(suspendedIn),
                pleading.asked(),
                pleading.askable(now, acceptDue, completeDue));
    }

    /** What scoring must know of this duty. */
    public AssignmentFacts facts() {
        return new AssignmentFacts(role, kind, checkedInAt != null);
    }

    /** @throws IllegalStateException when the table knows no such move from here */
    public Edge go(Move move, Instant now) {
        var edge = Lifecycle.edge(stage, move, circumstances(now));
        stage = edge.to();
        // what is done is safe, too
        if (kind == WhistleKind.EMERGENCY && madeSafeAt == null && (move == Move.MAKE_SAFE || move == Move.COMPLETE))
            madeSafeAt = now;
        if (stage.isVoid()) {
            takenAwayAt = now;
            takenAwayBy = move;
            takenAwayBefore = nextDue;
        }
        nextDue = nextDue();
        var expected = agenda().at(stage);
        plan(madeSafeAt == null ? expected : expected.with(Step.MAKE_SAFE, List.of()));
        return edge;
    }

    /** Was the danger over too late, or is it too late by now? None where no limit says by when, or nothing is expected any more. */
    Boolean isMakeSafeOverdue(Instant now) {
        if (makeSafeDue == null || madeSafeAt == null && !stage.isOpen()) return null;
        if (madeSafeAt != null) return madeSafeAt.isAfter(makeSafeDue);
        return (stage == Stage.SUSPENDED ? suspendedAt : now).isAfter(makeSafeDue);
    }

    public Agenda agenda() {
        return new Agenda(timers);
    }

    /** While it is suspended, only the end of that comes by itself. */
    public void plan(Agenda agenda) {
        timers = new ArrayList<>(agenda.timers());
        timerAt = stage == Stage.SUSPENDED ? reviewAt : agenda.next().orElse(null);
    }

    /** A new deadline for the result: after rework, or an extension. */
    public ExplainedDeadline expectResult(Deadline deadline, List<Timer> anew) {
        var explained = ExplainedDeadline.of(Step.COMPLETE, deadline);
        completeDue = deadline.due();
        longOverdueAt = completeDue.plus(ClockRules.LONG);
        deadlines.add(explained);
        nextDue = nextDue();
        plan(agenda().with(Step.COMPLETE, anew));
        return explained;
    }

    /** The centre appointed another time; an extension that gives its department longer stays. */
    List<ExplainedDeadline> appointAnew(Instant at, Clocks started, ClockRules clocks) {
        appointedAt = at;
        var checkIn = started.checkIn();
        var moved = new ArrayList<>(List.of(ExplainedDeadline.of(Step.CHECK_IN, checkIn)));
        checkInDue = checkIn.due();
        deadlines.addAll(moved);
        plan(agenda().with(Step.CHECK_IN, clocks.timers(Step.CHECK_IN, checkIn)));
        var complete = started.complete();
        if (pleading.extensions == 0 || complete.due().isAfter(completeDue))
            moved.add(expectResult(complete, clocks.timers(Step.COMPLETE, complete)));
        nextDue = nextDue();
        return moved;
    }

    /** @param stopped from when its clocks stand still */
    public Edge suspend(Instant stopped, Instant until, Instant now) {
        suspendedIn = stage;
        suspendedAt = stopped;
        reviewAt = until;
        return go(Move.SUSPEND, now);
    }

    /** The clocks go on where they stopped: deadlines that had not passed are as far away as they were. */
    public Edge resume(ClockRules clocks) {
        var resumed = reviewAt;
        var edge = go(Move.RESUME, resumed);
        plan(clocks.resume(kind, agenda(), suspendedAt, resumed));
        boolean mayBecome = longOverdueAt.isAfter(suspendedAt);
        longOverdueAt = clocks.longOverdue(kind, completeDue, longOverdueAt, suspendedAt, resumed);
        clocks.pause(kind, Step.ACCEPT, acceptDue, suspendedAt, resumed)
                .filter(p -> stage == Stage.PENDING)
                .ifPresent(p -> acceptDue = shift(p, clocks));
        clocks.pause(kind, Step.CHECK_IN, checkInDue, suspendedAt, resumed)
                .filter(p -> stage != Stage.CHECKED_IN)
                .ifPresent(p -> checkInDue = shift(p, clocks));
        if (makeSafeDue != null && madeSafeAt == null)
            clocks.pause(kind, Step.MAKE_SAFE, makeSafeDue, suspendedAt, resumed)
                    .ifPresent(p -> makeSafeDue = shift(p, clocks));
        clocks.pause(kind, Step.COMPLETE, completeDue, suspendedAt, resumed)
                .ifPresent(p -> completeDue = shift(p, clocks));
        if (mayBecome) plan(agenda().longOverdueAt(longOverdueAt, completeDue));
        suspendedIn = null;
        suspendedAt = null;
        reviewAt = null;
        nextDue = nextDue();
        return edge;
    }

    /** It may have passed while the suspension was asked for: what that brings is planned anew. */
    private Instant shift(Pause pause, ClockRules clocks) {
        deadlines.add(ExplainedDeadline.of(pause));
        plan(agenda().passing(pause.step(), clocks.whenPassed(pause.step(), pause.due())));
        return pause.due();
    }

    private Instant nextDue() {
        return switch (stage) {
            case PENDING -> acceptDue;
            case ACCEPTED -> checkInDue;
            case CHECKED_IN -> completeDue;
            default -> null;
        };
    }

    void startClocks(Clocks clocks, Agenda agenda) {
        acceptDue = clocks.accept().due();
        checkInDue = clocks.checkIn().due();
        makeSafeDue = clocks.of(Step.MAKE_SAFE).map(Deadline::due).orElse(null);
        completeDue = clocks.complete().due();
        longOverdueAt = completeDue.plus(ClockRules.LONG);
        nextDue = nextDue();
        plan(agenda);
        for (var step : Step.values()) clocks.of(step).ifPresent(d -> deadlines.add(ExplainedDeadline.of(step, d)));
    }
}
