package org.chuishao.reporting.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.ledger.Ledger;
import org.chuishao.reporting.ledger.LedgerEntry;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.sheet.Publication;
import org.chuishao.reporting.sheet.ScoreSheets;

/** The assessor says what is right; once a second person has signed, the ledger is compensated and the sheets follow. */
@ApplicationScoped
class RulingOnAppeal {
    @Inject
    Ledger ledger;

    @Inject
    Register register;

    @Inject
    ScoreSheets sheets;

    @Inject
    Publication publication;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    void rule(Appeal appeal, boolean upheld, String reason, List<Correction> corrections, Caller by) {
        AppealMoves.requireImpartial(appeal, by);
        appeal.go(AppealMove.RULE);
        check(appeal, upheld, corrections);
        appeal.upheld = upheld;
        appeal.reason = reason;
        appeal.corrections = corrections;
        appeal.ruledBy = by.subject();
        appeal.ruledByName = by.name();
        appeal.ruledAt = clock.instant();
    }

    void sign(Appeal appeal, Caller by) {
        AppealMoves.requireImpartial(appeal, by);
        appeal.go(AppealMove.SIGN);
        Impartiality.requireSecondPerson(by, appeal.ruledBy);
        appeal.signedByName = by.name();
        appeal.decidedAt = clock.instant();
        if (appeal.upheld) compensate(appeal, by);
    }

    void sendBack(Appeal appeal, String reason, Caller by) {
        AppealMoves.requireImpartial(appeal, by);
        appeal.go(AppealMove.SEND_BACK);
        Impartiality.requireSecondPerson(by, appeal.ruledBy);
        appeal.sentBackReason = reason;
        appeal.upheld = null;
        appeal.corrections = null;
        appeal.reason = null;
    }

    private void compensate(Appeal appeal, Caller by) {
        // before anything is posted: whoever freezes one of them meanwhile waits, and then sees it
        var held = sheets.lockedCounting(appeal.corrections.stream()
                .map(correction -> ledger.line(correction.line()).orElseThrow())
                .map(line -> YearMonth.parse(line.month))
                .toList());
        var posted = new ArrayList<UUID>();
        var ruled = new ArrayList<Publication.Ruled>();
        for (var correction : appeal.corrections) {
            var line = ledger.line(correction.line()).orElseThrow();
            correct(line, correction, appeal).ifPresent(made -> posted.add(made.id));
            // also where nothing was left to post: what corrected the line before may not be on the sheets
            var corrections = new ArrayList<Publication.Placed>();
            for (var made : ledger.correctionsOf(line)) corrections.add(placed(made));
            ruled.add(new Publication.Ruled(placed(line), YearMonth.parse(line.month), corrections));
        }
        entities.flush(); // the sheets are computed by SQL, with these lines
        appeal.compensations = posted;
        publication.amend(held, ruled, appeal.id, appeal.ruledByName, by.name());
    }

    private Publication.Placed placed(LedgerEntry line) {
        var place = register.place(line.district, line.id).map(Register.Place::position);
        return new Publication.Placed(line.id, place.orElse(Long.MAX_VALUE));
    }

    private Optional<LedgerEntry> correct(LedgerEntry line, Correction correction, Appeal appeal) {
        var why = new Text("申诉成立：" + appeal.reason, "appeal upheld: " + appeal.reason);
        return correction.finding() == null
                ? ledger.revoke(line, why, appeal.decidedAt)
                : ledger.compensate(line, correction.finding(), why, appeal.decidedAt);
    }

    private void check(Appeal appeal, boolean upheld, List<Correction> corrections) {
        if (upheld == corrections.isEmpty())
            throw Problem.invalid(
                    "corrections",
                    upheld ? "申诉成立须写明更正哪几条。" : "申诉不成立时没有更正。",
                    upheld
                            ? "An appeal that is upheld says which lines become what."
                            : "An appeal that is dismissed corrects nothing.");
        var seen = new HashSet<UUID>();
        for (int i = 0; i < corrections.size(); i++) {
            var correction = corrections.get(i);
            if (!appeal.lines.contains(correction.line()) || !seen.add(correction.line()))
                throw Problem.invalid(
                        "corrections[" + i + "].line", "不是本件申诉的台账，或重复。", "Not a line of this appeal, or named twice.");
            checkFinding(i, correction);
        }
    }

    private void checkFinding(int i, Correction correction) {
        if (correction.finding() == null) return;
        var line = ledger.line(correction.line()).orElseThrow();
        if (correction.finding().indicator() != line.indicator)
            throw Problem.invalid(
                    "corrections[" + i + "].finding",
                    line.indicator == null ? "加减分只能整条撤销，不写认定。" : "这一条是 " + line.indicator + "，认定须属于同一指标。",
                    line.indicator == null
                            ? "An adjustment is only taken back: leave the finding out."
                            : "The line is about " + line.indicator + ": so must be the finding.");
    }
}
