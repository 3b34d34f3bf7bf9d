package org.chuishao.catalogue.item;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chuishao.catalogue.item.ItemRows.Due;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.time.TravelClock;

/** The current district's items, and every version they had or will have. */
@ApplicationScoped
public class Items {
    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    @Inject
    Outbox outbox;

    @Inject
    ItemRows rows;

    @Inject
    Clock clock;

    Optional<Item> find(String code) {
        return Optional.ofNullable(entities.find(Item.class, code));
    }

    Optional<ItemVersion> find(String code, int version) {
        return Optional.ofNullable(entities.find(ItemVersion.class, new ItemVersion.Key(code, version)));
    }

    /** Newest first. */
    List<ItemVersion> versionsBefore(String code, int version, int most) {
        return entities.createQuery(
                        "from ItemVersion v where v.code = :code and v.version < :version order by v.version desc",
                        ItemVersion.class)
                .setParameter("code", code)
                .setParameter("version", version)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Makes the catalogue say what was asked, as new versions; those whose day has come are in force and told to others.
     *
     * @throws Problem 409 when one begins no later than a version that is already fixed
     */
    List<Change> keep(List<ItemRequest> requests) {
        try {
            var newest = rows.newest(requests.stream().map(ItemRequest::code).toList());
            var now = clock.instant();
            var plan = new Plan();
            for (var request : requests) {
                var known = newest.get(request.code());
                if (overlaps(known, request, now)) throw overlapping(request.code(), known);
                plan.add(known, request, now);
            }
            carryOut(plan, now);
            entities.clear(); // written beside it
            return plan.changes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Versions begin one after the other: none at or before the beginning of one that is already fixed. */
    static boolean overlaps(ItemRow newest, ItemRequest request, Instant now) {
        return newest != null
                && !newest.facts().equals(request.facts())
                && newest.validFrom().isAfter(now)
                && !request.start(now).isAfter(newest.validFrom());
    }

    private static Problem overlapping(String code, ItemRow newest) {
        var from = newest.validFrom().atZone(TravelClock.SHANGHAI).toLocalDate();
        return Problem.conflict(
                        "VERSIONS_OVERLAP",
                        "事项" + code + "的第" + newest.version() + "版已定于" + from + "生效，新版本须晚于该日生效。",
                        "Version " + newest.version() + " of " + code + " is to take effect on " + from
                                + "; a new one must begin after that day.")
                .with("item", code)
                .with("version", newest.version());
    }

    /** What is to be written of one batch. */
    static final class Plan {
        final List<Change> changes = new ArrayList<>();
        final List<ItemRow> versions = new ArrayList<>();

        /** @return what it changes */
        Change add(ItemRow known, ItemRequest request, Instant now) {
            var change = Change.of(known == null ? null : known.facts(), request.facts());
            changes.add(change);
            if (change != Change.UNCHANGED)
                versions.add(new ItemRow(
                        request.code(), known == null ? 1 : known.version() + 1, request.start(now), request.facts()));
            return change;
        }
    }

    /** Statement by statement, each for the whole batch. */
    void carryOut(Plan plan, Instant now) throws SQLException {
        rows.insertVersions(plan.versions);
        putInForce(plan.versions.stream()
                .filter(row -> !row.validFrom().isAfter(now))
                .toList());
        var due = new ArrayList<Due>();
        for (var row : plan.versions) {
            if (row.validFrom().isAfter(now)) due.add(new Due(row.code(), row.version(), false, row.validFrom()));
            var last = row.facts().validTo();
            if (last != null && row.facts().active())
                due.add(new Due(
                        row.code(),
                        row.version(),
                        true,
                        last.plusDays(1).atStartOfDay(TravelClock.SHANGHAI).toInstant()));
        }
        rows.schedule(due);
    }

    private void putInForce(List<ItemRow> versions) throws SQLException {
        if (versions.isEmpty()) return;
        rows.putInForce(versions);
        var told = new LinkedHashMap<String, ItemChanged>();
        for (var row : versions) told.put(district.get() + "/" + row.code(), ItemChanged.of(row));
        outbox.publishAll("item", ItemChanged.TYPE, told);
    }

    /** The day of a version has come. */
    void begin(String code, int version) throws SQLException {
        var row = rows.version(code, version);
        if (find(code).filter(item -> item.version >= version).isEmpty()) putInForce(List.of(row));
    }

    /** The last day of a version has passed: unless another has come or is to come, the item is no longer in the catalogue. */
    void end(String code, int version) throws SQLException {
        var newest = rows.newest(List.of(code)).get(code);
        if (newest.version() != version || !newest.facts().active()) return;
        var ended =
                new ItemRow(code, version + 1, clock.instant(), newest.facts().ended());
        rows.insertVersions(List.of(ended));
        putInForce(List.of(ended));
    }

    /** @return what is wrong with the successors named: each must be an item, here or among those asked for */
    List<Violation> wrongSuccessors(List<ItemRequest> requests, String field) {
        var named = new HashSet<>(requests.stream()
                .map(ItemRequest::successor)
                .filter(Objects::nonNull)
                .toList());
        if (named.isEmpty()) return List.of();
        var known = knownAmong(named);
        requests.forEach(request -> known.add(request.code()));
        var wrong = new ArrayList<Violation>();
        for (int i = 0; i < requests.size(); i++) {
            var successor = requests.get(i).successor();
            if (successor != null && !known.contains(successor))
                wrong.add(noSuchItem(field.isEmpty() ? "successor" : field + "[" + i + "].successor", successor));
        }
        return wrong;
    }

    static Violation noSuchItem(String path, String code) {
        return Violation.of(path, "没有事项“" + code + "”。", "There is no item \"" + code + "\".");
    }

    Set<String> knownAmong(Set<String> codes) {
        try {
            return new HashSet<>(rows.known(codes));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
