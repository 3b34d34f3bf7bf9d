package org.chuishao.reporting.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.ledger.Register;
import org.chuishao.reporting.scoring.Period;

/** Puts a sheet before its reader: which version, which lines, which moves. */
@ApplicationScoped
class SheetReading {
    @Inject
    ScoreSheets sheets;

    @Inject
    FrozenScores scores;

    @Inject
    Register register;

    @Inject
    Clock clock;

    /** @param version null for what stands now: the latest signed, or the scores as they would be frozen */
    SheetView read(String district, Period period, Integer version, Caller caller) {
        var sheet = sheets.find(period).orElse(null);
        if (version == null && (sheet == null || sheet.version == 0)) return unsigned(district, period, sheet, caller);
        if (sheet == null) throw Problem.notFound();
        var asked = version == null ? sheet.version : version;
        var signed = sheets.version(period, asked).orElseThrow(Problem::notFound);
        var document = SheetDocument.read(signed.document);
        var late = scores.late(district, period, document.checkpoint().size(), document.compensations());
        var versions = sheets.versions(period);
        var seen = seen(document.compensations(), versions, caller);
        return new SheetView(
                sheet.period,
                sheet.stage(),
                asked,
                document.checkpoint().size(),
                document.compensations().stream().filter(seen::contains).toList(),
                because(document.because(), seen),
                late.entrySet().stream()
                        .filter(e -> sees(caller, e.getKey()))
                        .mapToLong(e -> e.getValue())
                        .sum(),
                SheetView.Signed.of(sheet.proposedByName, sheet.proposedAt),
                null,
                SheetView.Signed.of(sheet.signedByName, sheet.publishedAt),
                new SheetView.AppealsUntil(
                        Shanghai.time(sheet.appealsUntil), sheet.appealsUntilZh, sheet.appealsUntilEn),
                SheetView.Signed.of(sheet.finalisedByName, sheet.finalisedAt),
                versions.stream()
                        .map(v -> new SheetView.Version(
                                v.version(), v.ledgerEnd(), because(v.because(), seen), v.madeAt()))
                        .toList(),
                signed.signature,
                own(document.lines(), caller),
                moves(sheet, period, document.lines(), caller),
                sheet.revision);
    }

    /** Of the corrections, and the appeals that brought them, those this caller may know of. */
    private Set<UUID> seen(List<UUID> compensations, List<SheetView.Version> versions, Caller caller) {
        var ids = new HashSet<>(compensations);
        versions.forEach(v -> appeal(v.because()).ifPresent(ids::add));
        if (seesAll(caller)) return ids;
        var owners = sheets.owners(ids);
        ids.removeIf(id -> !sees(caller, owners.get(id)));
        return ids;
    }

    private static String because(String because, Set<UUID> seen) {
        return appeal(because).filter(id -> !seen.contains(id)).isPresent() ? SheetDocument.APPEAL.strip() : because;
    }

    private static Optional<UUID> appeal(String because) {
        return because.startsWith(SheetDocument.APPEAL)
                ? Optional.of(UUID.fromString(because.substring(SheetDocument.APPEAL.length())))
                : Optional.empty();
    }

    private SheetView unsigned(String district, Period period, ScoreSheet sheet, Caller caller) {
        boolean proposed = sheet != null && sheet.stage() == SheetStage.PROPOSED;
        long end = proposed ? sheet.ledgerEnd : register.size(district);
        var lines = proposed ? SheetDocument.readLines(sheet.draft) : scores.of(district, period, end, List.<UUID>of());
        return new SheetView(
                period.toString(),
                sheet == null ? SheetStage.OPEN : sheet.stage(),
                0,
                end,
                List.of(),
                null,
                null,
                proposed ? SheetView.Signed.of(sheet.proposedByName, sheet.proposedAt) : null,
                proposed || sheet == null || sheet.sentBackBy == null
                        ? null
                        : new SheetView.SentBack(sheet.sentBackBy, sheet.sentBackBecause),
                null,
                null,
                null,
                List.of(),
                null,
                own(lines, caller),
                moves(sheet, period, lines, caller),
                sheet == null ? 0 : sheet.revision);
    }

    private List<String> moves(ScoreSheet sheet, Period period, List<SheetLine> lines, Caller caller) {
        var stage = sheet == null ? SheetStage.OPEN : sheet.stage();
        var possible = EnumSet.noneOf(SheetMove.class);
        possible.addAll(SheetMove.TABLE.movesFrom(stage));
        var outsider = Impartiality.isOutsider(
                caller, lines.stream().map(SheetLine::organisation).toList());
        possible.removeIf(move -> !isPlaced(move, caller, outsider, sheet));
        if (!period.isOver(clock.instant())) possible.remove(SheetMove.PUBLISH);
        if (possible.contains(SheetMove.FINALISE) && sheets.undecidedAppeals(sheet) > 0)
            possible.remove(SheetMove.FINALISE);
        return possible.stream().map(SheetMove::path).toList();
    }

    private boolean isPlaced(SheetMove move, Caller caller, boolean outsider, ScoreSheet sheet) {
        var now = clock.instant();
        return switch (move) {
            case PUBLISH -> caller.hasAny(Roles.ASSESSOR) && outsider;
            case SIGN, SEND_BACK ->
                caller.hasAny(Roles.REVIEWER) && outsider && !caller.subject().equals(sheet.proposedBy);
            case APPEAL -> caller.hasAny(Roles.DEPARTMENT_LEAD) && !outsider && !now.isAfter(sheet.appealsUntil);
            case FINALISE -> caller.hasAny(Roles.ASSESSOR) && outsider && now.isAfter(sheet.appealsUntil);
        };
    }

    private static List<SheetLine> own(List<SheetLine> lines, Caller caller) {
        return lines.stream().filter(line -> sees(caller, line.organisation())).toList();
    }

    static boolean sees(Caller caller, String organisation) {
        return seesAll(caller) || caller.belongsTo(organisation);
    }

    private static final Set<String> ALL = Set.of(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN, Roles.SCORE_READER);

    static boolean seesAll(Caller caller) {
        return caller.roles().stream().anyMatch(ALL::contains);
    }
}
