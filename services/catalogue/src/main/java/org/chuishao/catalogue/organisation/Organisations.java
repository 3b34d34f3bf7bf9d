package org.chuishao.catalogue.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem;
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

    @Inject
    GivenWork work;

    @Inject
    Clock clock;

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

    /** Every department that work may be given to: a district has dozens. */
    public Set<String> activeDepartments() {
        return new HashSet<>(entities.createQuery(
                        "select o.code from Organisation o where o.facts.kind = :kind and o.facts.active", String.class)
                .setParameter("kind", Kind.DEPARTMENT)
                .getResultList());
    }

    /** @param path where the request lies in the body: empty, or {@code organisations[3].} */
    List<Violation> wrong(OrganisationRequest request, String path) {
        var here = district.get();
        if (request.code() != null && request.kind().fits(request.code(), here)) return List.of();
        return List.of(Violation.of(
                path + "code",
                "代码与类别不符：部门为大写字母开头的 2 至 24 位大写字母、数字或连字符；街道、村社区为以" + here + "开头的 9 位、12 位数字；区县为" + here + "。",
                "The code does not fit its kind: a DEPARTMENT has 2 to 24 capitals, digits or hyphens, a STREET 9 and a VILLAGE"
                        + " 12 digits that begin with " + here + ", the DISTRICT is " + here + "."));
    }

    /** The register as it would be, to see whether everything in it hangs together. */
    Tree tree(List<OrganisationRequest> wanted) {
        var known = new HashMap<String, OrganisationFacts>();
        entities.createQuery("from Organisation", Organisation.class)
                .getResultList()
                .forEach(o -> known.put(o.code, o.facts));
        return new Tree(known, wanted);
    }

    /** Newest first. */
    List<OrganisationVersion> versionsBefore(String code, int version, int most) {
        return entities.createQuery(
                        "from OrganisationVersion v where v.code = :code and v.version < :version order by v.version desc",
                        OrganisationVersion.class)
                .setParameter("code", code)
                .setParameter("version", version)
                .setMaxResults(most)
                .getResultList();
    }

    List<Division> divisionsBelow(String parent, String after, int most) {
        List<?> found = entities.createNativeQuery(
                        "select code, name, parent from division where district = :district and parent = :parent"
                                + " and code > :after order by code limit :most")
                .setParameter("district", district.get())
                .setParameter("parent", parent)
                .setParameter("after", after)
                .setParameter("most", most)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new Division((String) row[0], (String) row[1], (String) row[2]))
                .toList();
    }

    /** Who answers for a code now: itself, or whoever it was merged into, however often. */
    Optional<Organisation> current(String code) {
        var found = find(code);
        while (found.isPresent()
                && !found.get().facts.active()
                && found.get().facts.successor() != null)
            found = find(found.get().facts.successor());
        return found;
    }

    /**
     * Makes the register say what was asked, and tells the others where that is new. The items of a department that goes
     * pass to its successor.
     *
     * @throws Problem 409 when items name a department that would go without a successor
     */
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
        var gone = new ArrayList<Organisation>();
        for (var request : requests) {
            var organisation = known.get(request.code());
            var change = Change.of(organisation == null ? null : organisation.facts, request.facts());
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            if (change == Change.CREATED) organisation = new Organisation(request.code());
            else if (goes(organisation.facts, request.facts())) gone.add(organisation);
            organisation.become(request.facts(), clock.instant());
            if (change == Change.CREATED) entities.persist(organisation);
            changed.add(organisation);
        }
        gone.stream().filter(o -> o.facts.successor() == null).forEach(this::refuseWhileNamed);
        // rows of one table after the other go to the database in batches
        changed.forEach(o -> entities.persist(new OrganisationVersion(o)));
        changed.forEach(this::announce);
        entities.flush();
        for (var o : gone)
            if (o.facts.successor() != null) work.passOn(o.code, current(o.code).orElseThrow().code);
        return changes;
    }

    private static boolean goes(OrganisationFacts was, OrganisationFacts is) {
        return was.kind() == Kind.DEPARTMENT && was.active() && !is.active();
    }

    private void refuseWhileNamed(Organisation organisation) {
        var named = work.namedBy(organisation.code);
        if (named.count() > 0)
            throw Problem.conflict(
                            "ORGANISATION_IN_USE",
                            "有 " + named.count() + " 个事项由该部门负责或配合，请指定承接部门。",
                            named.count() + " items name this department; say who takes over from it.")
                    .with("organisation", organisation.code)
                    .with("items", named.items())
                    .with("itemCount", named.count());
    }

    private void announce(Organisation organisation) {
        outbox.publish(
                "organisation",
                district.get() + "/" + organisation.code,
                OrganisationChanged.TYPE,
                OrganisationChanged.of(organisation));
    }
}
