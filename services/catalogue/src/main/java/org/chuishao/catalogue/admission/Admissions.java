package org.chuishao.catalogue.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.problem.Problem;

/**
 * The admissions of the current district, as far as the caller may see them: a department its own, a street or village those
 * that concern it, the catalogue's people all, and everybody what is in force.
 */
@ApplicationScoped
public class Admissions {
    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    CurrentDistrict district;

    @Inject
    Cursors cursors;

    record Filter(AdmissionStage stage, String organisation) {}

    /** @throws Problem 404 when there is none, or none this caller may see */
    Admission visible(UUID id, Caller caller, LockModeType lock) {
        var scope = Scope.of(caller);
        var query = entities.createQuery("from Admission a where a.id = :id and " + scope.condition(), Admission.class)
                .setParameter("id", id)
                .setLockMode(lock);
        scope.parameters().forEach(query::setParameter);
        return query.getResultList().stream().findFirst().orElseThrow(Problem::notFound);
    }

    /** Newest first; one more than asked for when there are more. */
    List<Admission> page(Filter filter, int limit, String cursor, Caller caller) {
        var scope = Scope.of(caller);
        var conditions = new ArrayList<>(List.of(scope.condition()));
        var parameters = new LinkedHashMap<>(scope.parameters());
        if (filter.stage() != null) add(conditions, parameters, "a.stage = :stage", "stage", filter.stage());
        if (filter.organisation() != null)
            add(conditions, parameters, "a.organisation = :organisation", "organisation", filter.organisation());
        if (cursor != null)
            add(conditions, parameters, "a.id < :after", "after", UUID.fromString(cursors.open(asked(filter), cursor)));
        TypedQuery<Admission> query = entities.createQuery(
                        "from Admission a where " + String.join(" and ", conditions) + " order by a.id desc",
                        Admission.class)
                .setMaxResults(limit + 1);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    String cursor(Filter filter, Admission last) {
        return cursors.seal(asked(filter), last.id.toString());
    }

    /** The admission in force by which an area does an item's work, if there is one. */
    public Optional<Admission> inForce(String item, String area, LocalDate today) {
        return entities
                .createQuery("""
                        from Admission a where a.stage = :stage and a.item = :item and a.startsOn <= :today
                        and a.endsOn >= :today and (array_contains(a.areas, :area) or array_contains(a.areas, :street))
                        order by a.id""", Admission.class)
                .setParameter("stage", AdmissionStage.EFFECTIVE)
                .setParameter("item", item)
                .setParameter("today", today)
                .setParameter("area", area)
                .setParameter("street", area.substring(0, Math.min(9, area.length())))
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst();
    }

    private static String asked(Filter filter) {
        return "admissions " + filter;
    }

    private static void add(
            List<String> conditions, Map<String, Object> parameters, String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    /** As part of the query: what is not the caller's is not even counted. */
    private record Scope(String condition, Map<String, Object> parameters) {
        private static final String IN_FORCE = "a.stage in (EFFECTIVE, EXPIRED)";

        static Scope of(Caller caller) {
            if (caller.hasAny(Roles.CATALOGUE_EDITOR, Roles.REVIEWER, Roles.ADMIN)) return new Scope("1 = 1", Map.of());
            var conditions = new ArrayList<>(List.of(IN_FORCE));
            var parameters = new LinkedHashMap<String, Object>();
            var own = caller.organisations();
            if (!own.isEmpty()) {
                conditions.add("a.organisation in :own");
                parameters.put("own", own);
            }
            var streets = caller.divisions().stream()
                    .filter(code -> code.length() == 9)
                    .toArray(String[]::new);
            if (streets.length > 0) {
                conditions.add("a.stage <> DRAFT and array_intersects(a.streets, :streets)");
                parameters.put("streets", streets);
            }
            // what is asked of a street is asked of all its villages; what is asked of one village is none of the
            // others'
            var places = caller.divisions().stream()
                    .filter(code -> code.length() == 12)
                    .flatMap(village -> Stream.of(village, village.substring(0, 9)))
                    .distinct()
                    .toArray(String[]::new);
            if (places.length > 0) {
                conditions.add("a.stage <> DRAFT and array_intersects(a.areas, :places)");
                parameters.put("places", places);
            }
            return new Scope("(" + String.join(" or ", conditions) + ")", parameters);
        }
    }

    /** Makes one move, and tells others if it concerns them; afterwards the admission has the version the move made. */
    void go(Admission admission, AdmissionMove move, Caller by, Instant at, String note) {
        admission.go(move, by, at, note);
        if (!AdmissionChanged.tells(move)) return;
        entities.flush();
        outbox.publish(
                "admission",
                district.get() + "/" + admission.id,
                AdmissionChanged.TYPE,
                AdmissionChanged.of(admission));
    }
}
