package org.chuishao.catalogue.delegation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.catalogue.course.Course;
import org.chuishao.catalogue.course.SecondPerson;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.problem.Problem;

/** The current district's delegations; who holds which power is public within the district. */
@ApplicationScoped
public class Delegations {
    /** Who signs has not proposed. */
    static final List<String> PREPARING = List.of("PROPOSE", DelegationMove.ACCEPT.name());

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    CurrentDistrict district;

    @Inject
    Cursors cursors;

    Delegation find(UUID id, LockModeType lock) {
        return Optional.ofNullable(entities.find(Delegation.class, id, lock)).orElseThrow(Problem::notFound);
    }

    /** Newest first; one more than asked for when there are more. */
    List<Delegation> page(String street, DelegationStage stage, String item, int limit, String cursor) {
        var filter = new Filter().equal("street", street).equal("stage", stage).equal("item", item);
        var after = cursor == null ? null : UUID.fromString(cursors.open(asked(street, stage, item), cursor));
        if (after != null) filter.and("e.id < :after", "after", after);
        var query = entities.createQuery("from Delegation e" + filter + " order by e.id desc", Delegation.class)
                .setMaxResults(limit + 1);
        if (street != null) query.setParameter("street", street);
        if (stage != null) query.setParameter("stage", stage);
        if (item != null) query.setParameter("item", item);
        if (after != null) query.setParameter("after", after);
        return query.getResultList();
    }

    String cursor(String street, DelegationStage stage, String item, Delegation last) {
        return cursors.seal(asked(street, stage, item), last.id.toString());
    }

    /** The delegation by which this street holds the power over an item now. */
    public Optional<Delegation> inForce(String item, String street) {
        return entities
                .createQuery(
                        "from Delegation d where d.item = :item and d.street = :street and d.stage = :stage",
                        Delegation.class)
                .setParameter("item", item)
                .setParameter("street", street)
                .setParameter("stage", DelegationStage.EFFECTIVE)
                .getResultList()
                .stream()
                .findFirst();
    }

    static List<String> moves(Delegation delegation, Caller caller) {
        return DelegationMove.TABLE.edgesFrom(delegation.stage()).stream()
                .filter(edge -> isPlaced(edge.by(), delegation, caller))
                .filter(edge -> edge.move() != DelegationMove.SIGN || !delegation.signed)
                .map(edge -> Course.word(edge.move()))
                .toList();
    }

    private static boolean isPlaced(DelegationActor actor, Delegation delegation, Caller caller) {
        return switch (actor) {
            case STREET -> caller.hasAny(Roles.DISPATCHER) && caller.belongsTo(delegation.street);
            case EDITOR -> caller.hasAny(Roles.CATALOGUE_EDITOR);
            case REVIEWER -> caller.hasAny(Roles.REVIEWER) && SecondPerson.is(caller, delegation.steps, PREPARING);
            case CLOCK -> false;
        };
    }

    private static String asked(String street, DelegationStage stage, String item) {
        return "delegations " + street + stage + item;
    }

    /** Makes one move, and tells others once the power was given; afterwards the delegation has the version the move made. */
    void go(Delegation delegation, DelegationMove move, Caller by, Instant at, String note) {
        delegation.go(move, by, at, note);
        if (move == DelegationMove.SIGN) delegation.signed = true;
        if (!delegation.signed) return;
        entities.flush();
        outbox.publish(
                "delegation",
                district.get() + "/" + delegation.id,
                DelegationChanged.TYPE,
                DelegationChanged.of(delegation));
    }
}
