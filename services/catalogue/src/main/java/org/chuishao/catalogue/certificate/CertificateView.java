package org.chuishao.catalogue.certificate;

import java.util.List;

/** A certificate of the negative list: why a village does not issue it, who holds the data, what to do instead. */
public record CertificateView(
        String code,
        String name,
        List<String> aliases,
        String legalBasis,
        String holder,
        String instead,
        boolean active,
        int version) {
    public static CertificateView of(Certificate c) {
        return new CertificateView(
                c.code,
                c.facts.name(),
                c.facts.aliases(),
                c.facts.legalBasis(),
                c.facts.holder(),
                c.facts.instead(),
                c.facts.active(),
                c.version);
    }
}
