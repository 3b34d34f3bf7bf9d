package org.chuishao.catalogue.item;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.chuishao.catalogue.item.ItemRows.Due;
import org.chuishao.catalogue.item.ItemRows.Standing;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.register.Change;
import org.chuishao.kernel.time.Shanghai;

/** The current district's items, and every version they had or will have. */
@ApplicationScoped
public class Items {
    static final Text DRAFT_OPEN = new Text(
            "该事项有待审核的修订，须先由第二人审核或由提出人撤回。",
            "The item has a draft that waits for a second person; it is approved or withdrawn first.");

    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    @Inject
    Outbox outbox;

    @Inject
    ItemRows rows;

    @Inject
    @All
    List<GoesWithItem> followers;

    @Inject
    Clock clock;

    Optional<Item> find(String code) {
        return Optional.ofNullable(entities.find(Item.class, code));
    }

    Optional<ItemVersion> find(String code, int version) {
        return Optional.ofNullable(entities.find(ItemVersion.class, new ItemVersion.Key(code, version)));
    }

    /**
     * Makes the catalogue say what was asked, as new versions; those whose day has come are in force and told to others.
     *
     * @throws Problem 409 when one begins no later than a version that is already fixed
     */
    List<Change> keep(List<ItemRequest> requests) {
        return keep(requests, Set.of());
    }

    /**
     * The same without a draft, for what was decided elsewhere. What lies before a second person is decided by them alone.
     *
     * @throws Problem 409 as {@link #keep}, and for an item that has an open draft
     */
    List<Change> keepDirectly(List<ItemRequest> requests) {
        return keep(
                requests, rows.inDraft(requests.stream().map(ItemRequest::code).toList()));
    }

    private List<Change> keep(List<ItemRequest> requests, Set<String> inDraft) {
        var codes = requests.stream().map(ItemRequest::code).toList();
        var known = rows.standing(codes);
        var now = clock.instant();
        var plan = new Plan(rows.withdrawn(codes));
        for (var request : requests) {
            var standing = known.get(request.code());
            if (plan.add(standing, request, now) == Change.UNCHANGED) continue;
            if (overlaps(standing, request, now)) throw overlapping(standing.newest());
            if (inDraft.contains(request.code()))
                throw Problem.conflict("DRAFT_OPEN", DRAFT_OPEN.zh(), DRAFT_OPEN.en())
                        .with("item", request.code());
        }
        carryOut(plan, now);
        entities.clear(); // written beside it
        return plan.changes;
    }

    /**
     * What a request makes of an item: one that names no day is content with what is said now, and with what is said last.
     *
     * @param standing null for what is no item yet
     */
    static Change change(Standing standing, ItemRequest request, Instant now) {
        if (standing == null) return Change.CREATED;
        var facts = request.facts();
        var start = request.start(now);
        var newest = standing.newest();
        if (facts.equals(newest.facts()) && (request.validFrom() == null || !start.isBefore(newest.validFrom())))
            return Change.UNCHANGED;
        var said = standing.at(now);
        return said != null && facts.equals(said.facts()) && !start.isAfter(now) ? Change.UNCHANGED : Change.CHANGED;
    }

    /** Whether a draft would make a version. */
    boolean changes(ItemRequest request) {
        var standing = rows.standing(List.of(request.code())).get(request.code());
        return change(standing, request, clock.instant()) != Change.UNCHANGED;
    }

    /** Versions begin one after the other: none at or before the beginning of one that is already fixed. */
    static boolean overlaps(Standing standing, ItemRequest request, Instant now) {
        if (standing == null) return false;
        var from = standing.newest().validFrom();
        return from.isAfter(now) && !request.start(now).isAfter(from);
    }

    private static Problem overlapping(ItemRow newest) {
        var from = Shanghai.day(newest.validFrom());
        return Problem.conflict(
                        "VERSIONS_OVERLAP",
                        "事项" + newest.code() + "的第" + newest.version() + "版已定于" + from + "生效，新版本须晚于该日生效。",
                        "Version " + newest.version() + " of " + newest.code() + " is to take effect on " + from
                                + "; a new one must begin after that day.")
                .with("item", newest.code())
                .with("version", newest.version());
    }

    /** What is to be written of one batch. */
    static final class Plan {
        private final Map<String, Integer> withdrawn;
        final List<Change> changes = new ArrayList<>();
        final List<ItemRow> versions = new ArrayList<>();

        /** @param withdrawn by code: the highest number that was taken back */
        Plan(Map<String, Integer> withdrawn) {
            this.withdrawn = withdrawn;
        }

        /** @param known the newest version, null for none */
        int next(String code, ItemRow known) {
            return 1 + Math.max(known == null ? 0 : known.version(), withdrawn.getOrDefault(code, 0));
        }

        /** @return what it changes */
        Change add(Standing standing, ItemRequest request, Instant now) {
            var change = change(standing, request, now);
            changes.add(change);
            if (change == Change.UNCHANGED) return change;
            int next = next(request.code(), standing == null ? null : standing.newest());
            versions.add(new ItemRow(request.code(), next, request.start(now), request.facts()));
            return change;
        }
    }

    /** Statement by statement, each for the whole batch. */
    void carryOut(Plan plan, Instant now) {
        rows.insertVersions(plan.versions);
        putInForce(plan.versions.stream()
                .filter(row -> !row.validFrom().isAfter(now))
                .toList());
        var due = new ArrayList<Due>();
        for (var row : plan.versions) {
            if (row.validFrom().isAfter(now)) due.add(new Due(row.code(), row.version(), false, row.validFrom()));
            var last = row.facts().validTo();
            if (last != null && row.facts().active())
                due.add(new Due(row.code(), row.version(), true, Shanghai.endOf(last)));
        }
        rows.schedule(due);
    }

    private void putInForce(List<ItemRow> versions) {
        if (versions.isEmpty()) return;
        rows.putInForce(versions);
        var told = new LinkedHashMap<String, ItemChanged>();
        for (var row : versions) told.put(district.get() + "/" + row.code(), ItemChanged.of(row));
        outbox.publishAll("item", ItemChanged.TYPE, told);
        var codes = versions.stream().map(ItemRow::code).distinct().toList();
        followers.forEach(follower -> follower.follow(codes));
    }

    /** The day of a version has come. */
    void begin(String code, int version) {
        if (find(code).filter(item -> item.version >= version).isEmpty())
            putInForce(List.of(rows.version(code, version)));
    }

    /** The last day of a version has passed: unless another has come, the item is no longer in the catalogue. */
    void end(String code, int version) {
        var now = clock.instant();
        var plan = new Plan(rows.withdrawn(List.of(code)));
        for (var standing : rows.standing(List.of(code)).values()) {
            var inForce = standing.inForce();
            var another =
                    standing.toCome().stream().anyMatch(row -> !row.validFrom().isAfter(now));
            if (inForce == null
                    || inForce.version() != version
                    || !inForce.facts().active()
                    || another) return;
            follow(
                    plan,
                    standing,
                    ItemFacts::ended,
                    UnaryOperator.identity(),
                    "有效期届满 · its last day has passed",
                    "calendar",
                    now);
        }
        carryOut(plan, now);
    }

    /**
     * What is in force is followed now. What is still to come keeps its day under a new number, since numbers go up with the
     * days.
     */
    void follow(
            Plan plan,
            Standing standing,
            UnaryOperator<ItemFacts> inForce,
            UnaryOperator<ItemFacts> toCome,
            String reason,
            String by,
            Instant now) {
        int next = plan.next(standing.code(), standing.newest());
        if (standing.inForce() != null) {
            var facts = inForce.apply(standing.inForce().facts());
            if (!facts.equals(standing.inForce().facts()))
                plan.versions.add(new ItemRow(standing.code(), next++, now, facts));
        }
        for (var row : standing.toCome()) {
            rows.withdraw(row.code(), row.version(), reason, by, now);
            plan.versions.add(new ItemRow(
                    row.code(),
                    next++,
                    row.validFrom().isAfter(now) ? row.validFrom() : now,
                    toCome.apply(row.facts())));
        }
    }

    /** The newest version, in force or to come. */
    Optional<ItemVersion> newest(String code) {
        var newest = rows.newest(List.of(code)).get(code);
        return newest == null ? Optional.empty() : find(code, newest.version());
    }

    /** Which number the next version gets. */
    int nextNumber(String code) {
        return new Plan(rows.withdrawn(List.of(code)))
                .next(code, rows.newest(List.of(code)).get(code));
    }

    /**
     * Takes a version back whose day has not come; what is in force stays.
     *
     * @throws Problem 404 for no such version, 409 for one that is or was in force or was taken back before
     */
    void withdraw(String code, int version, String reason, String by) {
        var found = find(code, version).orElseThrow(Problem::notFound);
        int current = find(code).map(item -> item.version).orElse(0);
        if (found.withdrawn || version <= current)
            throw Problem.conflict(
                    "NOT_SCHEDULED", "只有尚未生效的版本可以撤回。", "Only a version that is still to come can be taken back.");
        rows.withdraw(code, version, reason, by, clock.instant());
        entities.clear();
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
        return new HashSet<>(rows.known(codes));
    }
}
