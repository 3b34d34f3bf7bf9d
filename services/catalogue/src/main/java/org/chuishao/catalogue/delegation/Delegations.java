package org.chuishao.catalogue.delegation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.catalogue.course.Impartiality;
import org.chuishao.catalogue.course.SecondPerson;
import org.chuishao.catalogue.item.GoesWithItem;
import org.chuishao.catalogue.organisation.GivenWork;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.problem.Problem;

/** The current district's delegations; who holds which power is public within the district. */
@ApplicationScoped
public class Delegations implements GivenWork, GoesWithItem {
    /** Who signs has not proposed. */
    static final List<String> PREPARING = List.of("PROPOSE", DelegationMove.ACCEPT.name());

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    Outbox outbox;

    @Inject
    CurrentDistrict district;

    @Inject
    Listing listing;

    Delegation find(UUID id, LockModeType lock) {
        return Optional.ofNullable(entities.find(Delegation.class, id, lock)).orElseThrow(Problem::notFound);
    }

    Page<Delegation> page(String street, DelegationStage stage, String item, int limit, String cursor) {
        var filter = new Filter().equal("street", street).equal("stage", stage).equal("item", item);
        return listing.page(Delegation.class, filter, Order.newest(d -> d.id), limit, cursor);
    }

    @Override
    public List<String> namedBy(String department) {
        return standing(department).stream().map(d -> d.item + " → " + d.street).toList();
    }

    /** A power given goes with the department it is of; what others were told of it they are told anew. */
    @Override
    public void passOn(String department, String successor) {
        passOn(standing(department), successor);
    }

    /** A power given is that of whoever leads the item now. */
    @Override
    public void follow(Collection<String> items) {
        var sql = """
                select i.lead, d.id from delegation d join item i on (i.district, i.code) = (d.district, d.item)
                where d.district = ? and d.item = any(?) and d.stage <> 'RECLAIMED' and d.organisation <> i.lead
                order by d.id for update of d""";
        var passed =
                Sql.of(sql, district.get(), items).list(database, fields -> Map.entry(fields.text(), fields.uuid()));
        for (var one : passed) passOn(List.of(find(one.getValue(), LockModeType.NONE)), one.getKey());
    }

    private void passOn(List<Delegation> passed, String to) {
        passed.forEach(delegation -> delegation.organisation = to);
        entities.flush();
        passed.stream().filter(delegation -> delegation.signed).forEach(this::tell);
    }

    private List<Delegation> standing(String department) {
        return entities.createQuery(
                        "from Delegation d where d.organisation = :department and d.stage <> RECLAIMED order by d.id",
                        Delegation.class)
                .setParameter("department", department)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
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
        return DelegationMove.TABLE.movesFrom(delegation.stage()).stream()
                .filter(move -> isPlaced(move.by(), delegation, caller))
                .filter(move -> move != DelegationMove.SIGN || !delegation.signed)
                .map(DelegationMove::path)
                .toList();
    }

    private static boolean isPlaced(DelegationActor actor, Delegation delegation, Caller caller) {
        return switch (actor) {
            case STREET -> caller.hasAny(Roles.DISPATCHER) && caller.belongsTo(delegation.street);
            case EDITOR -> caller.hasAny(Roles.CATALOGUE_EDITOR);
            case REVIEWER ->
                caller.hasAny(Roles.REVIEWER)
                        && Impartiality.isOutsider(caller, List.of(delegation.organisation))
                        && SecondPerson.is(caller, delegation.steps, PREPARING);
            case CLOCK -> false;
        };
    }

    /** Makes one move, and tells others once the power was given; afterwards the delegation has the version the move made. */
    void go(Delegation delegation, DelegationMove move, Caller by, Instant at, String note) {
        delegation.go(move, by, at, note);
        if (move == DelegationMove.SIGN) delegation.signed = true;
        if (!delegation.signed) return;
        entities.flush();
        tell(delegation);
    }

    private void tell(Delegation delegation) {
        outbox.publish(
                "delegation",
                district.get() + "/" + delegation.id,
                DelegationChanged.TYPE,
                DelegationChanged.of(delegation));
    }
}
