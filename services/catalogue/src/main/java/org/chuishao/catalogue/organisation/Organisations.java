package org.chuishao.catalogue.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.register.Change;

/** The current district's organisations. */
@ApplicationScoped
public class Organisations {
    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    @Inject
    Outbox outbox;

    Optional<Organisation> find(String code) {
        return Optional.ofNullable(entities.find(Organisation.class, code));
    }

    /** Which of these codes are departments that work may be given to. */
    public Set<String> activeDepartments(Collection<String> codes) {
        if (codes.isEmpty()) return Set.of();
        return new HashSet<>(entities.createQuery(
                        "select o.code from Organisation o where o.code in :codes and o.facts.kind = :kind and o.facts.active",
                        String.class)
                .setParameter("codes", codes)
                .setParameter("kind", Kind.DEPARTMENT)
                .getResultList());
    }

    /** @param path where the request lies in the body: empty, or {@code organisations[3].} */
    List<Violation> wrong(OrganisationRequest request, String path) {
        var here = district.get();
        if (request.code() != null && request.kind().fits(request.code(), here)) return List.of();
        return List.of(Violation.of(
                path + "code",
                "代码与类别不符：部门为大写字母开头的 2 至 24 位大写字母、数字或连字符；街道为以" + here + "开头的 9 位数字；区县为" + here + "。",
                "The code does not fit its kind: a DEPARTMENT has 2 to 24 capitals, digits or hyphens, a STREET 9 digits"
                        + " that begin with " + here + ", the DISTRICT is " + here + "."));
    }

    /** Makes the register say what was asked, and tells the others where that is new. */
    List<Change> keep(List<OrganisationRequest> requests) {
        var known = entities
                .createQuery("from Organisation o where o.code in :codes", Organisation.class)
                .setParameter(
                        "codes",
                        requests.stream().map(OrganisationRequest::code).toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(o -> o.code, o -> o));
        var changes = new ArrayList<Change>(requests.size());
        var changed = new ArrayList<Organisation>();
        for (var request : requests) {
            var organisation = known.get(request.code());
            var change = Change.of(organisation == null ? null : organisation.facts, request.facts());
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            if (change == Change.CREATED) organisation = new Organisation(request.code());
            organisation.become(request.facts());
            if (change == Change.CREATED) entities.persist(organisation);
            changed.add(organisation);
        }
        changed.forEach(this::announce); // rows of one table after the other go to the database in batches
        return changes;
    }

    private void announce(Organisation organisation) {
        outbox.publish(
                "organisation",
                district.get() + "/" + organisation.code,
                OrganisationChanged.TYPE,
                OrganisationChanged.of(organisation));
    }
}
