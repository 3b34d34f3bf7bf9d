package org.chuishao.reporting.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.ledger.LedgerEntry;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.sheet.AppealTime;
import org.chuishao.reporting.sheet.ScoreSheet;
import org.chuishao.reporting.sheet.ScoreSheets;
import org.chuishao.reporting.sheet.SheetMove;

/** A department's lead objects, in time, to lines of its own that the published sheet counts, each line once. */
@ApplicationScoped
class Filing {
    @Inject
    ScoreSheets sheets;

    @Inject
    Appeals appeals;

    @Inject
    Ledger ledger;

    @Inject
    Register register;

    @Inject
    AppealTime time;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    Appeal file(Period period, List<UUID> lines, String evidence, Caller by) {
        var now = clock.instant();
        // held until the appeal is in: it comes before any sheet that counts the lines is final, or is not waited for
        // there
        var sheet = sheets.locked(period, months(lines, period));
        sheet.go(SheetMove.APPEAL);
        if (now.isAfter(sheet.appealsUntil)) throw tooLate(sheet);
        var appeal = new Appeal();
        appeal.id = Ids.next();
        appeal.period = sheet.period;
        appeal.organisation = check(lines, sheet, by);
        appeal.lines = lines;
        appeal.stations = stations(lines);
        appeal.evidence = evidence;
        appeal.filedByName = by.name();
        appeal.filedAt = now;
        appeal.ruleBy = time.toRule(now).due();
        appeals.take(sheet.district, lines, appeal.id);
        entities.persist(appeal);
        return appeal;
    }

    /** @return the department they are all of */
    private String check(List<UUID> lines, ScoreSheet sheet, Caller by) {
        String organisation = null;
        var seen = new HashSet<UUID>();
        for (int i = 0; i < lines.size(); i++) {
            var line = ledger.line(lines.get(i)).filter(l -> by.belongsTo(l.organisation));
            if (line.isEmpty() || !isCounted(line.get(), sheet)) throw unknown(i);
            if (line.get().compensates != null) throw ruledAlready(i);
            if (!seen.add(lines.get(i)) || organisation != null && !organisation.equals(line.get().organisation))
                throw notTogether(i);
            organisation = line.get().organisation;
        }
        return organisation;
    }

    private List<YearMonth> months(List<UUID> lines, Period period) {
        return lines.stream()
                .flatMap(line -> ledger.line(line).stream())
                .map(line -> YearMonth.parse(line.month))
                .filter(period::contains)
                .toList();
    }

    private List<String> stations(List<UUID> lines) {
        return entities.createQuery(
                        "select distinct a.stationCode from Assignment a, LedgerEntry e"
                                + " where e.id in :lines and a.id = e.assignmentId",
                        String.class)
                .setParameter("lines", lines)
                .getResultList();
    }

    private boolean isCounted(LedgerEntry line, ScoreSheet sheet) {
        if (!sheet.period().contains(YearMonth.parse(line.month))) return false;
        return register.place(sheet.district, line.id)
                .filter(place -> place.position() < sheet.ledgerEnd)
                .isPresent();
    }

    private static Problem tooLate(ScoreSheet sheet) {
        return Problem.conflict(
                        "APPEAL_TOO_LATE",
                        "申诉期已过：%s现在可以：无。".formatted(sheet.appealsUntilZh),
                        "The time for appeals is over: %s Allowed now: nothing.".formatted(sheet.appealsUntilEn))
                .with("appealsUntil", sheet.appealsUntil)
                .with("moves", List.of());
    }

    /** The same for a line that is not there, another department's, or one that came after the sheet was frozen. */
    private static Problem unknown(int index) {
        return Problem.invalid(
                "lines[" + index + "]", "本部门在该公示表中没有这一条。", "Your department has no such line on this sheet.");
    }

    private static Problem ruledAlready(int index) {
        return Problem.invalid(
                "lines[" + index + "]",
                "这一条本身是裁定的更正，不能再申诉。",
                "This line is itself a ruling's correction: it is not appealed.");
    }

    private static Problem notTogether(int index) {
        return Problem.invalid(
                "lines[" + index + "]",
                "一件申诉只含一个部门的台账，每条一次。",
                "An appeal is about one department's lines, each named once.");
    }
}
