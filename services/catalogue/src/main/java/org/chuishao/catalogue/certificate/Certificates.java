package org.chuishao.catalogue.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chuishao.catalogue.organisation.GivenWork;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.register.Turn;

/** The current district's negative list: some dozens of certificates, looked through as a whole. */
@ApplicationScoped
public class Certificates implements GivenWork {
    static final String REGISTER = "certificates";

    @Inject
    EntityManager entities;

    @Inject
    Turn turn;

    Optional<Certificate> find(String code) {
        return Optional.ofNullable(entities.find(Certificate.class, code));
    }

    /** Those a text may mean, the likest first. */
    public List<CertificateView> meantBy(String text) {
        var all = entities.createQuery("from Certificate c where c.facts.active order by c.code", Certificate.class)
                .getResultList();
        return CertificateSearch.in(all, text).stream().map(CertificateView::of).toList();
    }

    @Override
    public List<String> namedBy(String department) {
        return heldBy(department).stream().map(c -> c.code).toList();
    }

    @Override
    public void passOn(String department, String successor) {
        heldBy(department).forEach(c -> c.become(c.facts.heldBy(successor)));
    }

    private List<Certificate> heldBy(String department) {
        turn.take(REGISTER);
        return entities.createQuery(
                        "from Certificate c where c.facts.active and c.facts.holder = :holder order by c.code",
                        Certificate.class)
                .setParameter("holder", department)
                .getResultList();
    }

    List<Change> keep(List<CertificateRequest> requests) {
        var known = entities
                .createQuery("from Certificate c where c.code in :codes", Certificate.class)
                .setParameter(
                        "codes", requests.stream().map(CertificateRequest::code).toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(c -> c.code, c -> c));
        var changes = new ArrayList<Change>(requests.size());
        for (var request : requests) {
            var certificate = known.get(request.code());
            var change = Change.of(certificate == null ? null : certificate.facts, request.facts());
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            if (change == Change.CREATED) certificate = new Certificate(request.code());
            certificate.become(request.facts());
            if (change == Change.CREATED) entities.persist(certificate);
        }
        return changes;
    }
}
