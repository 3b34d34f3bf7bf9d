package org.chuishao.reporting.assignment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.chuishao.reporting.clock.PleaLimits;
import org.chuishao.reporting.lifecycle.PleaKind;

/** What the department has asked the centre for so far, and may still ask, under the limits its duty lives by. */
@Embeddable
public class Pleading {
    @Column(name = "return_asked")
    boolean returnAsked;

    @Column(name = "ruling_asked")
    boolean rulingAsked;

    @Column(name = "extension_asked")
    boolean extensionAsked;

    @Column(name = "suspension_asked")
    boolean suspensionAsked;

    @Column(name = "return_tried")
    boolean returnTried;

    @Column(name = "return_refused")
    boolean returnRefused;

    @Column(name = "ruling_tried")
    boolean rulingTried;

    /** How many were granted: refusals do not count. */
    public int extensions;

    public int suspensions;

    /** How often it may: of the limits the duty lives by, so that whoever has the row has its rules. */
    @Column(name = "returns_allowed")
    int returnsAllowed = 1;

    @Column(name = "extensions_allowed")
    int extensionsAllowed = 2;

    @Column(name = "suspensions_allowed")
    int suspensionsAllowed = 2;

    /** An earlier return of this whistle was upheld, so that the next dispute about it is ruled on. */
    public boolean contested;

    /** The ruling that says this duty is this department's: there is nothing more to return. */
    @Column(name = "ruled_by")
    public UUID ruledBy;

    void allow(PleaLimits limits) {
        returnsAllowed = limits.returns();
        extensionsAllowed = limits.extensions();
        suspensionsAllowed = limits.suspensions();
    }

    /** Waiting for the centre. */
    Set<PleaKind> asked() {
        var asked = EnumSet.noneOf(PleaKind.class);
        for (var kind : PleaKind.values()) if (isAsked(kind)) asked.add(kind);
        return asked;
    }

    /** While the centre owes an answer, nothing is posted for a deadline that passes: the answer may move it. */
    public boolean isWaiting() {
        return returnAsked || rulingAsked || extensionAsked || suspensionAsked;
    }

    public boolean isExtensionAsked() {
        return extensionAsked;
    }

    Set<PleaKind> askable(Instant now, Instant acceptDue, Instant completeDue) {
        var askable = EnumSet.noneOf(PleaKind.class);
        if (returnsAllowed > 0 && !returnTried && ruledBy == null && !now.isAfter(acceptDue))
            askable.add(PleaKind.RETURN);
        if (returnRefused && !rulingTried && ruledBy == null && !now.isAfter(completeDue)) askable.add(PleaKind.RULING);
        if (!extensionAsked && extensions < extensionsAllowed && !now.isAfter(completeDue))
            askable.add(PleaKind.EXTENSION);
        if (!suspensionAsked && suspensions < suspensionsAllowed) askable.add(PleaKind.SUSPENSION);
        return askable;
    }

    void ask(PleaKind kind) {
        set(kind, true);
        if (kind == PleaKind.RETURN) returnTried = true;
        // a return of a contested matter goes straight to a ruling
        if (kind == PleaKind.RULING) returnTried = rulingTried = true;
    }

    void settle(PleaKind kind, boolean granted) {
        set(kind, false);
        if (kind == PleaKind.RETURN) returnRefused = !granted;
        if (granted && kind == PleaKind.EXTENSION) extensions++;
        if (granted && kind == PleaKind.SUSPENSION) suspensions++;
    }

    /** Nobody has to decide it any more. */
    void drop(PleaKind kind) {
        set(kind, false);
    }

    private boolean isAsked(PleaKind kind) {
        return switch (kind) {
            case RETURN -> returnAsked;
            case RULING -> rulingAsked;
            case EXTENSION -> extensionAsked;
            case SUSPENSION -> suspensionAsked;
        };
    }

    private void set(PleaKind kind, boolean asked) {
        switch (kind) {
            case RETURN -> returnAsked = asked;
            case RULING -> rulingAsked = asked;
            case EXTENSION -> extensionAsked = asked;
            case SUSPENSION -> suspensionAsked = asked;
        }
    }
}
