package org.chuishao.catalogue.organisation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.time.Shanghai;

/** The current district's organisations. */
@ApplicationScoped
public class Organisations {
    private static final int TOLD = 50;

    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    @Inject
    Outbox outbox;

    @Inject
    @All
    List<GivenWork> work;

    @Inject
    Planned planned;

    @Inject
    AgroalDataSource database;

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

    /** What these are called; whoever the register does not know is called by the code. */
    public UnaryOperator<String> names(Collection<String> codes) {
        var names = new HashMap<String, String>();
        Sql.of("select code, name from organisation where district = ? and code = any(?)", district.get(), codes)
                .list(database, fields -> names.put(fields.text(), fields.text()));
        return code -> names.getOrDefault(code, code);
    }

    /** @param path where the request lies in the body: empty, or {@code organisations[3].} */
    List<Violation> wrong(OrganisationRequest request, String path) {
        var here = district.get();
        if (request.code() != null && request.kind().fits(request.code(), here))
            return request.wrongDay(clock.instant(), path);
        return List.of(Violation.of(
                path + "code",
                "代码与类别不符：部门为大写字母开头的 2 至 24 位大写字母、数字或连字符；街道、村社区为以" + here + "开头的 9 位、12 位数字；区县为" + here + "。",
                "The code does not fit its kind: a DEPARTMENT has 2 to 24 capitals, digits or hyphens, a STREET 9 and a VILLAGE"
                        + " 12 digits that begin with " + here + ", the DISTRICT is " + here + "."));
    }

    /** The register as it would be now and on every day to come, to see whether everything in it hangs together. */
    Tree tree(List<OrganisationRequest> wanted) {
        return tree(wanted, planned.all());
    }

    private Tree tree(List<OrganisationRequest> wanted, List<OrganisationVersion> planned) {
        var known = new HashMap<String, OrganisationFacts>();
        entities.createQuery("from Organisation", Organisation.class)
                .getResultList()
                .forEach(o -> known.put(o.code, o.facts));
        return new Tree(known, planned, wanted, clock.instant());
    }

    /** @throws Problem 409 naming something planned before that would no longer hold */
    void checkClash(Tree tree) {
        tree.clash().ifPresent(clash -> {
            throw clash;
        });
    }

    Optional<OrganisationVersion> find(String code, int version) {
        return Optional.ofNullable(
                entities.find(OrganisationVersion.class, new OrganisationVersion.Key(code, version)));
    }

    /** The newest version, in force or to come. */
    Optional<OrganisationVersion> newest(String code) {
        return Optional.ofNullable(planned.last(List.of(code)).get(code))
                .or(() -> find(code).flatMap(o -> find(code, o.version)));
    }

    /** What the register said at the end of a day, or is planned to say on one to come. */
    Optional<OrganisationVersion> asOf(String code, LocalDate day) {
        return entities.createQuery(
                        "from OrganisationVersion v where v.code = :code and v.validFrom < :end and not v.withdrawn"
                                + " order by v.version desc",
                        OrganisationVersion.class)
                .setParameter("code", code)
                .setParameter("end", OrganisationList.endOf(day))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Everything that is to come, in its order. */
    List<OrganisationVersion> planned() {
        return planned.all();
    }

    /**
     * What a code says on the day a request is for: empty when nothing yet.
     *
     * @param planned everything that is to come, in its order
     */
    Optional<OrganisationFacts> said(String code, OrganisationRequest request, List<OrganisationVersion> planned) {
        var day = request.start(clock.instant());
        return planned.stream()
                .filter(version -> version.code.equals(code) && !version.validFrom.isAfter(day))
                .reduce((earlier, later) -> later)
                .map(version -> version.facts)
                .or(() -> find(code).map(organisation -> organisation.facts));
    }

    /** The code of whoever answers for it now; one the register does not know stands for itself. */
    public String nowCalled(String code) {
        return current(code).map(organisation -> organisation.code).orElse(code);
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
     * Makes the register say what was asked, as new versions; those whose day has come are in force and told to others.
     * The work of a department that goes passes to its successor.
     *
     * @throws Problem 409 when one begins no later than a version that is already fixed, or when work is given to a
     *     department that would go without a successor
     */
    List<Change> keep(List<OrganisationRequest> requests) {
        while (beginDue(requests.size()) > 0) {} // what was to come by now comes first, should the job be late
        var now = clock.instant();
        var codes = requests.stream().map(OrganisationRequest::code).toList();
        var known = known(codes);
        var last = planned.last(codes);
        var numbers = planned.numbers(codes);
        var changes = new ArrayList<Change>(requests.size());
        var made = new ArrayList<OrganisationVersion>();
        for (var request : requests) {
            var code = request.code();
            var change = change(known.get(code), last.get(code), request, now);
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            if (overlaps(last.get(code), request, now)) throw overlapping(last.get(code));
            made.add(new OrganisationVersion(
                    code, 1 + numbers.getOrDefault(code, 0), request.start(now), request.facts()));
        }
        var begun = made.stream().filter(v -> !v.validFrom.isAfter(now)).toList();
        begun.stream()
                .filter(v -> goes(known.get(v.code), v.facts) && v.facts.successor() == null)
                .forEach(this::refuseWhileNamed);
        // rows of one table after the other go to the database in batches
        made.forEach(entities::persist);
        made.stream().filter(v -> v.validFrom.isAfter(now)).forEach(planned::plan);
        putInForce(begun, known);
        entities.clear(); // what a version is now, the database says
        return changes;
    }

    /** A request that names no day is content with what is said today, and with what is planned last. */
    private static Change change(
            Organisation known, OrganisationVersion last, OrganisationRequest request, Instant now) {
        if (known == null && last == null) return Change.CREATED;
        var start = request.start(now);
        if (last != null
                && request.facts().equals(last.facts)
                && (request.validFrom() == null || !start.isBefore(last.validFrom))) return Change.UNCHANGED;
        if (known != null && request.facts().equals(known.facts) && (last == null || !start.isAfter(now)))
            return Change.UNCHANGED;
        return Change.CHANGED;
    }

    private static boolean overlaps(OrganisationVersion last, OrganisationRequest request, Instant now) {
        return last != null && !request.start(now).isAfter(last.validFrom);
    }

    /** By code: why it cannot be said of these what is asked. */
    Map<String, Problem> overlapping(List<OrganisationRequest> requests) {
        var now = clock.instant();
        var last = new HashMap<String, OrganisationVersion>();
        planned.all().forEach(version -> last.put(version.code, version));
        if (last.isEmpty()) return Map.of();
        var known = known(last.keySet());
        return requests.stream()
                .filter(r -> overlaps(last.get(r.code()), r, now)
                        && change(known.get(r.code()), last.get(r.code()), r, now) != Change.UNCHANGED)
                .collect(Collectors.toMap(OrganisationRequest::code, r -> overlapping(last.get(r.code()))));
    }

    private static Problem overlapping(OrganisationVersion last) {
        var from = Shanghai.day(last.validFrom);
        return Problem.conflict(
                        "VERSIONS_OVERLAP",
                        "单位" + last.code + "的第" + last.version + "版已定于" + from + "生效，新的变更须晚于该日生效，或先撤回它。",
                        "Version " + last.version + " of " + last.code + " is to take effect on " + from
                                + "; a new change must begin after that day, or that one be taken back first.")
                .with("organisation", last.code)
                .with("version", last.version);
    }

    /** By code, those of them that the register has. */
    Map<String, Organisation> known(Collection<String> codes) {
        return entities
                .createQuery("from Organisation o where o.code in :codes", Organisation.class)
                .setParameter("codes", codes)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(o -> o.code, o -> o));
    }

    private void putInForce(List<OrganisationVersion> versions, Map<String, Organisation> known) {
        var gone = new ArrayList<String>();
        var changed = new ArrayList<Organisation>();
        for (var version : versions) {
            var organisation = known.get(version.code);
            if (goes(organisation, version.facts) && version.facts.successor() != null) gone.add(version.code);
            var fresh = organisation == null;
            if (fresh) organisation = new Organisation(version.code);
            organisation.become(version);
            if (fresh) entities.persist(organisation);
            changed.add(organisation);
        }
        changed.forEach(this::announce);
        entities.flush();
        for (var code : gone) {
            var successor = current(code).orElseThrow().code;
            work.forEach(given -> given.passOn(code, successor));
        }
        entities.flush();
    }

    /**
     * Puts versions in force whose day has come, oldest first. Whoever calls it has their turn in the register.
     *
     * @return how many; there may be more when it is as many as asked for
     */
    int beginDue(int most) {
        var due = takeDue(most, List.of());
        due.forEach(this::begin);
        return due.size();
    }

    /** @param without codes of what waits */
    List<OrganisationVersion.Key> takeDue(int most, Collection<?> without) {
        return planned.takeDue(clock.instant(), most, without);
    }

    void begin(OrganisationVersion.Key due) {
        var version = find(due.code(), due.version()).orElseThrow();
        var known = known(List.of(due.code()));
        if (known.values().stream().allMatch(o -> o.version < due.version())) putInForce(List.of(version), known);
    }

    /**
     * Takes a version back whose day has not come; what is in force stays.
     *
     * @throws Problem 404 for no such version; 409 for one that is or was in force or was taken back before, for one that
     *     another follows, and when something else that is planned needs it
     */
    void withdraw(String code, int version, String reason, String by) {
        var found = find(code, version).orElseThrow(Problem::notFound);
        var all = planned.all();
        var own = all.stream().filter(v -> v.code.equals(code)).toList();
        if (own.stream().noneMatch(v -> v.version == version && v.validFrom.isAfter(clock.instant())))
            throw Problem.conflict(
                    "NOT_SCHEDULED", "只有尚未生效的版本可以撤回。", "Only a version that is still to come can be taken back.");
        if (own.getLast().version != version)
            throw Problem.conflict(
                            "LATER_CHANGE_PLANNED",
                            "其后还定有第" + own.getLast().version + "版，须先撤回后者。",
                            "Version " + own.getLast().version + " is planned after it and is taken back first.")
                    .with("version", own.getLast().version);
        var rest = all.stream().filter(v -> v != found).toList();
        checkClash(tree(List.of(), rest));
        planned.withdraw(found, reason, by, clock.instant());
        entities.clear();
    }

    private static boolean goes(Organisation was, OrganisationFacts is) {
        return was != null && was.facts.kind() == Kind.DEPARTMENT && was.facts.active() && !is.active();
    }

    private void refuseWhileNamed(OrganisationVersion organisation) {
        var named = work.stream()
                .flatMap(given -> given.namedBy(organisation.code).stream())
                .toList();
        if (!named.isEmpty())
            throw Problem.conflict(
                            "ORGANISATION_IN_USE",
                            "有 " + named.size() + " 个事项、值班表、证明、准入或赋权指向该部门，请指定承接部门。",
                            named.size()
                                    + " items, on-call rosters, certificates, admissions or delegations name this"
                                    + " department; say who takes over from it.")
                    .with("organisation", organisation.code)
                    .with("items", named.stream().limit(TOLD).toList())
                    .with("itemCount", named.size());
    }

    private void announce(Organisation organisation) {
        outbox.publish(
                "organisation",
                district.get() + "/" + organisation.code,
                OrganisationChanged.TYPE,
                OrganisationChanged.of(organisation));
    }
}
