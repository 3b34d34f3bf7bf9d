package org.chuishao.reporting.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.reporting.clock.Step;
import org.chuishao.reporting.clock.Timer;
import org.chuishao.reporting.lifecycle.PleaKind;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.lifecycle.SuspensionGround;
import org.chuishao.reporting.scoring.Outcome;

/**
 * What happened to an assignment, told on {@code chuishao.assignment.v1}, keyed by the whistle so that all its departments'
 * events stay in order: how the assignment stands now, and whose deed it was.
 *
 * @param by the person who did it, or the rule or station that caused it
 * @param more what only some events tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssignmentEvent(
        UUID assignmentId,
        UUID whistleId,
        String whistleNumber,
        int cycle,
        String organisation,
        Role role,
        Stage stage,
        Instant at,
        String by,
        String note,
        Outcome outcome,
        String result,
        Boolean onSite,
        List<ExplainedDeadline> deadlines,
        @JsonUnwrapped More more) {

    /**
     * @param citedItem the catalogue item that proves whose matter it is
     * @param forRuling the dispute is the second about this whistle: the centre rules, and the ruling binds
     * @param decideBy when the centre should have answered
     * @param rulingId the ruling that decided it
     * @param reassignedTo the department the dispatcher gave the duty to
     * @param ground why the clocks stand still
     * @param until when they go on by themselves
     * @param step whose limit it is about
     * @param percent how much of it has passed
     * @param due when it ends or ended
     * @param arrived whether the station found the department there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record More(
            String citedItem,
            Boolean forRuling,
            Instant decideBy,
            UUID rulingId,
            String reassignedTo,
            SuspensionGround ground,
            Instant until,
            Step step,
            Integer percent,
            Instant due,
            Boolean arrived) {
        public static final More NOTHING = new More(null, null, null, null, null, null, null, null, null, null, null);

        public static More asked(Plea plea, Instant until) {
            var contested = plea.kind == PleaKind.RULING ? true : null;
            return new More(
                    plea.citedItem, contested, plea.decideBy, null, null, plea.ground, until, null, null, null, null);
        }

        public static More decided(Plea plea) {
            return new More(plea.citedItem, null, null, null, null, null, null, null, null, null, null);
        }

        public static More ruled(UUID ruling, String citedItem) {
            return new More(citedItem, null, null, ruling, null, null, null, null, null, null, null);
        }

        public static More reassigned(String to) {
            return new More(null, null, null, null, to, null, null, null, null, null, null);
        }

        public static More suspended(Plea plea, Instant until) {
            return new More(null, null, null, null, null, plea.ground, until, null, null, null, null);
        }

        public static More passed(Timer timer, Integer percent) {
            return new More(null, null, null, null, null, null, null, timer.step(), percent, timer.due(), null);
        }

        public static More arrived(boolean arrived) {
            return new More(null, null, null, null, null, null, null, null, null, null, arrived);
        }
    }

    static AssignmentEvent of(
            Assignment a, Instant at, String by, String note, List<ExplainedDeadline> newDeadlines, More more) {
        return new AssignmentEvent(
                a.id,
                a.whistleId,
                a.whistleNumber,
                a.cycle,
                a.organisation,
                a.role,
                a.stage(),
                at,
                by,
                note,
                a.outcome,
                a.result,
                a.onSite,
                newDeadlines.isEmpty() ? null : newDeadlines,
                more);
    }
}
