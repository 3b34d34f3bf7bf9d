package org.chuishao.catalogue.certificate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * What the list says of a certificate; a new version is made when any of it changes.
 *
 * @param aliases what people call it
 * @param holder the department that holds the data instead
 * @param instead what to do instead of issuing it
 */
@Embeddable
public record CertificateFacts(
        String name,
        List<String> aliases,
        @Column(name = "legal_basis") String legalBasis,
        String holder,
        String instead,
        boolean active) {
    CertificateFacts heldBy(String holder) {
        return new CertificateFacts(name, aliases, legalBasis, holder, instead, active);
    }
}
