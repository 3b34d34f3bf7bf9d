package org.chuishao.reporting.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.ledger.Register;

/** What happens to a sheet: an assessor freezes it, a reviewer signs it, rulings amend it, an assessor makes it final. */
@ApplicationScoped
public class Publication {
    @Inject
    ScoreSheets sheets;

    @Inject
    FrozenScores scores;

    @Inject
    Register register;

    @Inject
    SheetSeal seal;

    @Inject
    AppealTime time;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** Freezes the scores: what is posted after this moment is late, whoever signs and when. */
    void propose(ScoreSheet sheet, Caller by) {
        var now = clock.instant();
        sheet.go(SheetMove.PUBLISH);
        if (!sheet.period().isOver(now)) throw stillRunning(sheet.period);
        if (register.isAnyUnsealed(sheet.district, sheet.period().months())) throw unsealed(sheet.period);
        sheet.ledgerEnd = register.size(sheet.district);
        var lines = scores.of(sheet.district, sheet.period(), sheet.ledgerEnd, List.of());
        Impartiality.requireOutsider(
                by, lines.stream().map(SheetLine::organisation).toList());
        sheet.draft = SheetDocument.write(lines);
        sheet.proposedBy = by.subject();
        sheet.proposedByName = by.name();
        sheet.proposedAt = now;
        sheet.sentBackBy = null;
        sheet.sentBackBecause = null;
    }

    void sign(ScoreSheet sheet, Caller by) {
        var now = clock.instant();
        sheet.go(SheetMove.SIGN);
        var lines = review(sheet, by);
        var appeals = time.toAppeal(now);
        sheet.signedByName = by.name();
        sheet.publishedAt = now;
        sheet.appealsUntil = appeals.due();
        sheet.appealsUntilZh = appeals.explain(Locale.CHINESE);
        sheet.appealsUntilEn = appeals.explain(Locale.ENGLISH);
        sheet.draft = null;
        add(sheet, List.of(), SheetDocument.PUBLICATION, sheet.proposedByName, by.name(), now, lines);
    }

    void sendBack(ScoreSheet sheet, String reason, Caller by) {
        sheet.go(SheetMove.SEND_BACK);
        review(sheet, by);
        reopen(sheet, by.name(), reason);
    }

    void finalise(ScoreSheet sheet, Caller by) {
        sheet.go(SheetMove.FINALISE);
        var lines = sheets.latest(sheet).lines();
        Impartiality.requireOutsider(
                by, lines.stream().map(SheetLine::organisation).toList());
        var now = clock.instant();
        long undecided = sheets.undecidedAppeals(sheet);
        if (!now.isAfter(sheet.appealsUntil) || undecided > 0) throw appealsOpen(sheet, undecided);
        sheet.finalisedByName = by.name();
        sheet.finalisedAt = now;
    }

    /**
     * A line of the ledger with the place it is sealed at.
     *
     * @param place {@link Long#MAX_VALUE} while it is not sealed
     */
    public record Placed(UUID id, long place) {}

    /**
     * A line a ruling is about.
     *
     * @param corrections all there are of it, the ruling's own included
     */
    public record Ruled(Placed line, YearMonth month, List<Placed> corrections) {
        private boolean isOf(ScoreSheet sheet) {
            return sheet.period().contains(month) && line.place < sheet.ledgerEnd;
        }

        private Stream<UUID> after(long ledgerEnd) {
            return corrections.stream().filter(c -> c.place >= ledgerEnd).map(Placed::id);
        }
    }

    /**
     * Every published sheet that counts ruled lines gets one new version, final ones stay as they are. It counts all corrections
     * of these lines: a ruling's own is the difference from what those before it made of the line. A proposed sheet is open
     * again: the reviewer would sign what is known to be wrong.
     *
     * @param held all sheets that count lines of the ruled ones' months, held since before the corrections were posted
     * @param ruled all lines of one ruling
     * @param appeal why
     */
    public void amend(List<ScoreSheet> held, List<Ruled> ruled, UUID appeal, String assessor, String reviewer) {
        var now = clock.instant();
        for (var sheet : held) {
            if (sheet.stage() != SheetStage.PROPOSED && sheet.stage() != SheetStage.PUBLISHED) continue;
            var corrections = ruled.stream()
                    .filter(line -> line.isOf(sheet))
                    .flatMap(line -> line.after(sheet.ledgerEnd))
                    .toList();
            if (corrections.isEmpty()) continue; // the lines came too late for this sheet, or are right on it
            if (sheet.stage() == SheetStage.PROPOSED) {
                sheet.go(SheetMove.SEND_BACK);
                reopen(
                        sheet,
                        reviewer,
                        "申诉成立，积分已更正，请重新公示。An appeal was upheld and points were corrected: publish anew.");
                continue;
            }
            var counted = new LinkedHashSet<>(sheets.latest(sheet).compensations());
            if (!counted.addAll(corrections)) continue;
            var lines = scores.of(sheet.district, sheet.period(), sheet.ledgerEnd, counted);
            add(sheet, List.copyOf(counted), SheetDocument.APPEAL + appeal, assessor, reviewer, now, lines);
        }
    }

    private static void reopen(ScoreSheet sheet, String by, String because) {
        sheet.draft = null;
        sheet.ledgerEnd = 0;
        sheet.sentBackBy = by;
        sheet.sentBackBecause = because;
    }

    private static List<SheetLine> review(ScoreSheet sheet, Caller by) {
        var lines = SheetDocument.readLines(sheet.draft);
        Impartiality.requireSecondPerson(by, sheet.proposedBy);
        Impartiality.requireOutsider(
                by, lines.stream().map(SheetLine::organisation).toList());
        return lines;
    }

    private void add(
            ScoreSheet sheet,
            List<UUID> compensations,
            String because,
            String assessor,
            String reviewer,
            Instant now,
            List<SheetLine> lines) {
        sheet.version++;
        var document = new SheetDocument(
                sheet.district,
                sheet.period,
                sheet.version,
                register.checkpoint(sheet.district, sheet.ledgerEnd),
                compensations,
                because,
                assessor,
                reviewer,
                now,
                lines);
        var version = new SheetVersion();
        version.id = Ids.next();
        version.period = sheet.period;
        version.version = sheet.version;
        version.document = SheetDocument.write(document);
        version.because = because;
        version.ledgerEnd = sheet.ledgerEnd;
        version.signature = seal.sign(version.document);
        version.madeAt = now;
        entities.persist(version);
    }

    private static Problem stillRunning(String period) {
        return Problem.conflict(
                        "PERIOD_RUNNING",
                        period + " 尚未结束，结束后才能公示。现在可以：无。",
                        period + " is still running: its sheet is published when it is over. Allowed now: nothing.")
                .with("moves", List.of());
    }

    /** A tenth of a second later it may be frozen: a line that waits for its place would be missing without anybody knowing. */
    private static Problem unsealed(String period) {
        return Problem.conflict(
                        "LEDGER_UNSEALED",
                        period + " 还有刚记入的积分等待入账，请稍候再试。现在可以：提请公示（publish）。",
                        "Points just posted for %s wait for their place in the ledger: try again in a moment. Allowed now: publish."
                                .formatted(period))
                .with("moves", List.of("publish"));
    }

    private static Problem appealsOpen(ScoreSheet sheet, long undecided) {
        return Problem.conflict(
                        "APPEALS_OPEN",
                        "申诉期：%s尚有 %d 件申诉未裁定；现在可以：申诉（appeal）。".formatted(sheet.appealsUntilZh, undecided),
                        "The time for appeals: %s %d are not ruled yet. Allowed now: appeal."
                                .formatted(sheet.appealsUntilEn, undecided))
                .with("moves", List.of("appeal"))
                .with("appealsUntil", sheet.appealsUntil)
                .with("undecided", undecided);
    }
}
