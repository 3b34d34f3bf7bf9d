package org.chuishao.catalogue.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import java.util.List;

/**
 * May a village blow the whistle for this, and if not, what to do instead.
 *
 * @param verdict of all findings, the one that counts
 * @param mayBlow false: it is not a whistle's matter
 * @param item what it was judged by; absent when the catalogue knows none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreCheckView(Verdict verdict, boolean mayBlow, Item item, List<Finding> findings) {

    /** From what forbids a whistle most to what calls for one. */
    public enum Verdict {
        /** It asks for a certificate no village should issue. */
        CERTIFICATE,
        /** The village's own duty by law. */
        OWN_DUTY,
        /** Admitted: the village does it, with the means that came with it. */
        ADMITTED,
        /** The street holds the power. */
        DELEGATED,
        /** A department's, and nothing gives it to the village. */
        NOT_ADMITTED,
        /** No item covers it: a dispatcher decides. */
        NOT_IN_CATALOGUE
    }

    /**
     * @param consentRequired its lead must have the street's or village's consent before it acts 须征得同意
     * @param confidence of the match when it was found by words; absent when the caller named it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(String code, String name, String lead, boolean consentRequired, String confidence) {}

    /** @param legalBasis what it rests on, as the catalogue has it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Finding(Verdict kind, String zh, String en, String legalBasis, String insteadZh, String insteadEn) {}

    static PreCheckView of(Item item, List<Finding> findings) {
        var sorted =
                findings.stream().sorted(Comparator.comparing(Finding::kind)).toList();
        var verdict = sorted.getFirst().kind();
        return new PreCheckView(
                verdict, verdict == Verdict.NOT_ADMITTED || verdict == Verdict.NOT_IN_CATALOGUE, item, sorted);
    }
}
