package org.chuishao.workstation.issue;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.privacy.Resident;
import org.chuishao.kernel.problem.ProblemFinish;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.issue.IssueView.Department;
import org.chuishao.workstation.issue.IssueView.Ending;
import org.chuishao.workstation.issue.IssueView.EscalatedInto;
import org.chuishao.workstation.issue.IssueView.Similar;
import org.chuishao.workstation.whistle.KnownDuty;
import org.chuishao.workstation.whistle.KnownWhistle;
import org.chuishao.workstation.whistle.KnownWhistles;

/** Turns issues into what is shown, a page with as many statements as a single one. */
@ApplicationScoped
class IssueViews {
    @Inject
    KnownWhistles whistles;

    @Inject
    Issues issues;

    @Inject
    EntityManager entities;

    /** One issue, with what else the station has had at its place. */
    Response answer(Response.ResponseBuilder answer, StationIssue issue, Caller caller) {
        entities.flush(); // the version shown is the one this move made
        var samePlace = issues.atPlace(issue.stationCode, issue.location, issue.foundAt, issue.id).stream()
                .map(IssueViews::similar)
                .toList();
        var view = views(List.of(issue), caller, samePlace).getFirst();
        return answer.entity(view)
                .tag(String.valueOf(issue.version))
                .header("Vary", "Authorization")
                .build();
    }

    List<IssueView> page(List<StationIssue> page, Caller caller) {
        return views(page, caller, null);
    }

    private List<IssueView> views(List<StationIssue> page, Caller caller, List<Similar> samePlace) {
        var raised = whistles.ofIssues(page.stream()
                .filter(issue -> issue.whistleId != null)
                .map(issue -> issue.id)
                .toList());
        var handled = new ArrayList<>(raised.values());
        var mains = whistles.mains(raised.values());
        handled.addAll(mains);
        var duties = whistles.duties(handled);
        var stages = mains.stream().collect(toMap(main -> main.id, main -> main.stage));
        return page.stream()
                .map(issue -> view(issue, raised.get(issue.id), stages, duties, caller, samePlace))
                .toList();
    }

    private static IssueView view(
            StationIssue issue,
            KnownWhistle whistle,
            Map<UUID, String> mainStages,
            Map<UUID, List<KnownDuty>> duties,
            Caller caller,
            List<Similar> samePlace) {
        return new IssueView(
                issue.id,
                issue.number,
                issue.stationCode,
                issue.kind,
                issue.stage(),
                issue.platform,
                issue.gridCode,
                issue.title,
                issue.description,
                issue.location,
                issue.hasResident() ? new Resident(issue.residentName, issue.residentPhone).masked() : null,
                Shanghai.time(issue.foundAt),
                ending(issue),
                Shanghai.time(issue.settledAt),
                issue.outcome,
                issue.result,
                Shanghai.time(issue.escalatedAt),
                refusal(issue),
                issue.whistleId == null
                        ? null
                        : into(issue, whistle, mainStages, duties.getOrDefault(handled(issue, whistle), List.of())),
                Shanghai.time(issue.fedBackAt),
                issue.accepted,
                issue.feedback,
                Shanghai.time(issue.closedAt),
                issue.dropReason,
                issue.duplicateOf,
                samePlace,
                IssueRules.moves(issue, caller),
                issue.version);
    }

    private static Ending ending(StationIssue issue) {
        if (issue.settledAt != null) return Ending.RESOLVED_IN_STATION;
        return issue.whistleEnd == WhistleEnd.CLOSED ? Ending.BY_WHISTLE : null;
    }

    private static String refusal(StationIssue issue) {
        if (issue.refusal == null) return null;
        return new Text(issue.refusal.zh(), issue.refusal.en()).in(ProblemFinish.language());
    }

    /** Whose departments are at it: the main whistle's, where one is handled for this one, too. */
    private static UUID handled(StationIssue issue, KnownWhistle whistle) {
        return whistle == null || whistle.mainId == null ? issue.whistleId : whistle.mainId;
    }

    private static EscalatedInto into(
            StationIssue issue, KnownWhistle whistle, Map<UUID, String> mainStages, List<KnownDuty> duties) {
        var own = whistle == null ? null : whistle.stage;
        return new EscalatedInto(
                issue.whistleId,
                issue.whistleNumber,
                issue.followsMain ? mainStages.getOrDefault(issue.mainWhistleId, own) : own,
                issue.whistleEnd,
                Shanghai.time(issue.whistleEndedAt),
                issue.whistleOutcome,
                whistle == null ? null : whistle.mainNumber,
                duties.stream()
                        .map(d -> new Department(d.organisation, d.role, d.stage))
                        .toList());
    }

    static Similar similar(StationIssue issue) {
        return new Similar(
                issue.id,
                issue.number,
                issue.kind,
                issue.stage(),
                issue.title,
                issue.location.address(),
                Shanghai.time(issue.foundAt),
                issue.outcome);
    }
}
