package org.chuishao.reporting.clock;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chuishao.reporting.clock.Timer.Kind;
import org.chuishao.reporting.lifecycle.Stage;

/** What time will still do to a duty, soonest first. */
public record Agenda(List<Timer> timers) {
    private static final Comparator<Timer> SOONEST_FIRST =
            Comparator.comparing(Timer::at).thenComparing(Timer::kind);

    public Agenda {
        timers = timers.stream().sorted(SOONEST_FIRST).toList();
    }

    public Optional<Instant> next() {
        return timers.stream().findFirst().map(Timer::at);
    }

    /** Due before now, oldest first. What is done at the very instant of its deadline is still in time. */
    public List<Timer> due(Instant now) {
        return timers.stream().filter(timer -> timer.at().isBefore(now)).toList();
    }

    public Agenda after(Instant now) {
        return only(timer -> !timer.at().isBefore(now));
    }

    /** What is still expected at this stage; a suspension keeps what it interrupts. */
    public Agenda at(Stage stage) {
        return switch (stage) {
            case PENDING, SUSPENDED -> this;
            case ACCEPTED -> only(timer -> timer.step() != Step.ACCEPT);
            case CHECKED_IN -> only(timer -> timer.step() != Step.ACCEPT && timer.step() != Step.CHECK_IN);
            case DONE, RETURNED, ABSENT, WITHDRAWN -> new Agenda(List.of());
        };
    }

    /** A step's deadline is a new one: only the new one's timers count. */
    public Agenda with(Step step, List<Timer> anew) {
        return new Agenda(Stream.concat(timers.stream().filter(timer -> timer.step() != step), anew.stream())
                .toList());
    }

    /** A step's deadline was moved: it can pass once more, also where it had passed before. */
    public Agenda passing(Step step, List<Timer> whenPassed) {
        var others = timers.stream()
                .filter(timer -> timer.step() != step || timer.kind() == Kind.HALF || timer.kind() == Kind.NEARLY);
        return new Agenda(Stream.concat(others, whenPassed.stream()).toList());
    }

    /** When it counts as not solved was moved: it is waited for then, also where it was waited for in vain before. */
    public Agenda longOverdueAt(Instant at, Instant due) {
        var others = timers.stream().filter(timer -> timer.kind() != Kind.LONG_OVERDUE);
        return new Agenda(Stream.concat(others, Stream.of(new Timer(Kind.LONG_OVERDUE, Step.COMPLETE, at, due)))
                .toList());
    }

    /** The centre owes an answer by then, and keeps owing others. */
    public Agenda answerBy(Instant decideBy) {
        var answer = new Timer(Kind.ANSWER_OVERDUE, null, decideBy, decideBy);
        if (timers.contains(answer)) return this;
        return new Agenda(Stream.concat(timers.stream(), Stream.of(answer)).toList());
    }

    /** The centre owes only these answers any more; of what it was reminded of it is not reminded again. */
    public Agenda answersLeft(Collection<Instant> decideBy) {
        return only(timer -> timer.kind() != Kind.ANSWER_OVERDUE || decideBy.contains(timer.at()));
    }

    Agenda each(UnaryOperator<Timer> change) {
        return new Agenda(timers.stream().map(change).toList());
    }

    private Agenda only(Predicate<Timer> which) {
        return new Agenda(timers.stream().filter(which).toList());
    }
}
