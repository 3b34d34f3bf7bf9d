package org.chuishao.reporting.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;

/**
 * A score sheet as its caller may see it: departments read of their own lines and appeals only.
 *
 * @param version the version shown; 0 while nothing is signed
 * @param ledgerEnd how many lines of the district's sealed ledger are counted, from its beginning
 * @param compensations later lines that are counted, too: corrections posted by rulings on appeals
 * @param because why there is this version: PUBLICATION, or APPEAL and which, where the caller may read that
 * @param lateLines ledger lines of the period that came after it was frozen and are not counted
 * @param signature detached JWS over the version's document, which {@code /document} brings byte for byte
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SheetView(
        String period,
        SheetStage stage,
        int version,
        long ledgerEnd,
        List<UUID> compensations,
        String because,
        Long lateLines,
        Signed proposed,
        SentBack sentBack,
        Signed published,
        AppealsUntil appealsUntil,
        Signed finalised,
        List<Version> versions,
        String signature,
        List<SheetLine> lines,
        List<String> moves,
        int revision) {

    /** Who took a step, and when. */
    public record Signed(String by, OffsetDateTime at) {
        static Signed of(String by, Instant at) {
            return at == null ? null : new Signed(by, Shanghai.time(at));
        }
    }

    /** Why the latest proposal was not signed. */
    public record SentBack(String by, String reason) {}

    /** The last moment for appeals, and how it was counted. */
    public record AppealsUntil(OffsetDateTime due, String zh, String en) {}

    public record Version(int version, long ledgerEnd, String because, OffsetDateTime madeAt) {}
}
