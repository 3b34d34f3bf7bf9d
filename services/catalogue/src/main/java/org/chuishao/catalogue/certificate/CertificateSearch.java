package org.chuishao.catalogue.certificate;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chuishao.catalogue.match.Grams;

/** Finds the certificate somebody means by any name they use for it: the names' pairs of characters, best first. */
final class CertificateSearch {
    /** Of a name's pairs, so many must be in the text for it to be meant. */
    private static final double MEANT = 0.5;

    /** Of every certificate: tells nothing of which. */
    private static final Set<Long> COMMON = grams("证明");

    private record Found(Certificate certificate, double score) {}

    private CertificateSearch() {}

    static List<Certificate> in(List<Certificate> certificates, String text) {
        var asked = grams(text);
        return certificates.stream()
                .map(c -> new Found(c, likeness(c, asked)))
                .filter(found -> found.score >= MEANT)
                .sorted(Comparator.comparingDouble((Found found) -> -found.score)
                        .thenComparing(found -> found.certificate.code))
                .map(Found::certificate)
                .toList();
    }

    private static double likeness(Certificate certificate, Set<Long> asked) {
        double best = likeness(certificate.facts.name(), asked);
        for (var alias : certificate.facts.aliases()) best = Math.max(best, likeness(alias, asked));
        return best;
    }

    private static double likeness(String name, Set<Long> asked) {
        var own = grams(name);
        own.removeAll(COMMON);
        if (own.isEmpty()) return 0;
        return (double) own.stream().filter(asked::contains).count() / own.size();
    }

    private static Set<Long> grams(String text) {
        var grams = new HashSet<Long>();
        for (long gram : Grams.of(Grams.plain(text))) grams.add(gram);
        return grams;
    }
}
