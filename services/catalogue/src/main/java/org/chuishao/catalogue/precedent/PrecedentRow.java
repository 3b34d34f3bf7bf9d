package org.chuishao.catalogue.precedent;

import java.time.Instant;
import org.chuishao.catalogue.match.Precedents;
import org.chuishao.catalogue.match.Precedents.Kind;
import org.chuishao.kernel.time.Shanghai;

/**
 * One decision on one text.
 *
 * @param matter {@code whistle:<id>} or {@code correction:<id>}; a later decision on it replaces the earlier
 * @param item null when it went out under no item, or the decision was taken back
 * @param station whose whistle it was, null for a correction of a free text
 */
public record PrecedentRow(
        String matter,
        Kind kind,
        String item,
        String lead,
        String station,
        String title,
        String text,
        Instant decidedAt) {

    /** Nothing beyond this is ever looked at, so it is not kept a second time either. */
    private static final int KEPT = Precedents.LOOKED_AT;

    public PrecedentRow {
        text = text.substring(0, Math.min(text.length(), KEPT));
    }

    static String ofWhistle(Object id) {
        return "whistle:" + id;
    }

    public static String ofCorrection(Object id) {
        return "correction:" + id;
    }

    PrecedentRow decidedAgain(Decisions.Right right) {
        return new PrecedentRow(matter, right.kind(), right.item(), right.lead(), station, title, text, right.at());
    }

    Precedents.Decided decided(long number) {
        long day = Shanghai.day(decidedAt).toEpochDay();
        return new Precedents.Decided(number, matter, kind, item, lead, station, day);
    }
}
