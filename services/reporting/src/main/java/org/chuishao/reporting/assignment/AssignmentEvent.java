package org.chuishao.reporting.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.Stage;
import org.chuishao.reporting.scoring.Outcome;

/**
 * What happened to an assignment, told on {@code chuishao.assignment.v1}, keyed by the whistle so that all its departments'
 * events stay in order: how the assignment stands now, and whose deed it was.
 *
 * @param by the person who did it, or the rule or station that caused it
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
        List<ExplainedDeadline> deadlines) {

    static AssignmentEvent of(Assignment a, Instant at, String by, String note, List<ExplainedDeadline> newDeadlines) {
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
                newDeadlines.isEmpty() ? null : newDeadlines);
    }
}
