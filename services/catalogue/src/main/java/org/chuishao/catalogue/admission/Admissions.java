package org.chuishao.catalogue.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chuishao.catalogue.organisation.GivenWork;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/**
 * The admissions of the current district, as far as the caller may see them: a department its own, a street or village those
 * that concern it, the catalogue's people all, and everybody what is in force.
 */
@ApplicationScoped
public class Admissions implements GivenWork {
    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    CurrentDistrict district;

    @Inject
    Listing listing;

    /** @throws Problem 404 when there is none, or none this caller may see */
    Admission visible(UUID id, Caller caller, LockModeType lock) {
        return listing.one(Admission.class, id, seen(caller), lock);
    }

    Page<Admission> page(AdmissionStage stage, String organisation, int limit, String cursor, Caller caller) {
        var filter = seen(caller).equal("stage", stage).equal("organisation", organisation);
        return listing.page(Admission.class, filter, Order.newest(a -> a.id), limit, cursor);
    }

    @Override
    public List<String> namedBy(String department) {
        return open(department).stream().map(a -> a.title).toList();
    }

    /** Applications go on in the successor's name, and what was admitted is its own; who was told is told anew. */
    @Override
    public void passOn(String department, String successor) {
        var passed = open(department);
        passed.forEach(admission -> admission.organisation = successor);
        entities.flush();
        passed.stream()
                .filter(admission ->
                        admission.stage() == AdmissionStage.APPROVED || admission.stage() == AdmissionStage.EFFECTIVE)
                .forEach(this::tell);
    }

    private List<Admission> open(String department) {
        return entities.createQuery(
                        "from Admission a where a.organisation = :department"
                                + " and a.stage not in (REJECTED, EXPIRED, WITHDRAWN) order by a.id",
                        Admission.class)
                .setParameter("department", department)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
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

    /** As part of the query: what is not the caller's is not even counted. */
    private static Filter seen(Caller caller) {
        if (caller.hasAny(Roles.CATALOGUE_EDITOR, Roles.REVIEWER, Roles.ADMIN)) return new Filter();
        var streets =
                caller.divisions().stream().filter(code -> code.length() == 9).toArray(String[]::new);
        // what is asked of a street is asked of all its villages; what is asked of one village is none of the others'
        var places = caller.divisions().stream()
                .filter(code -> code.length() == 12)
                .flatMap(village -> Stream.of(village, village.substring(0, 9)))
                .distinct()
                .toArray(String[]::new);
        return Filter.either(
                new Filter().and("e.stage in (EFFECTIVE, EXPIRED)", Map.of()),
                new Filter().in("organisation", caller.organisations()),
                concerning("streets", streets),
                concerning("areas", places));
    }

    private static Filter concerning(String attribute, String[] places) {
        return new Filter()
                .and(
                        "e.stage <> DRAFT and array_intersects(e.%1$s, :%1$s)".formatted(attribute),
                        Map.of(attribute, places));
    }

    /** Makes one move, and tells others if it concerns them; afterwards the admission has the version the move made. */
    void go(Admission admission, AdmissionMove move, Caller by, Instant at, String note) {
        admission.go(move, by, at, note);
        if (!AdmissionChanged.tells(move)) return;
        entities.flush();
        tell(admission);
    }

    private void tell(Admission admission) {
        outbox.publish(
                "admission",
                district.get() + "/" + admission.id,
                AdmissionChanged.TYPE,
                AdmissionChanged.of(admission));
    }
}
