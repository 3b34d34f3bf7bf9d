package org.chuishao.catalogue.item;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chuishao.catalogue.item.Items.Plan;
import org.chuishao.catalogue.organisation.GivenWork;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;

/** Which items name a department, and what becomes of them when it goes. */
@ApplicationScoped
class WorkOfDepartments implements GivenWork {
    private static final int BATCH = 1000;
    private static final String NAMED = " where district = ? and active and (lead = ? or assists @> ? or on_call @> ?)";

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Items items;

    @Inject
    ItemRows rows;

    @Inject
    Clock clock;

    @Override
    public List<String> namedBy(String department) {
        return codes(department);
    }

    @Override
    public void passOn(String department, String successor) {
        var codes = codes(department);
        for (int from = 0; from < codes.size(); from += BATCH)
            passOn(codes.subList(from, Math.min(from + BATCH, codes.size())), department, successor);
    }

    private void passOn(List<String> codes, String department, String successor) {
        var now = clock.instant();
        var plan = new Plan(rows.withdrawn(codes));
        UnaryOperator<ItemFacts> passed = facts -> passed(facts, department, successor);
        for (var standing : rows.standing(codes).values())
            items.follow(plan, standing, passed, passed, department + " → " + successor, "merge", now);
        items.carryOut(plan, now);
    }

    private static ItemFacts passed(ItemFacts facts, String from, String to) {
        var lead = facts.lead().equals(from) ? to : facts.lead();
        var details = facts.details();
        var duties = details.duties().stream()
                .map(d -> d.department().equals(from) ? new ItemDetails.Duty(to, d.duty()) : d)
                .toList();
        return new ItemFacts(
                facts.name(),
                facts.category(),
                facts.subcategory(),
                facts.type(),
                lead,
                without(lead, facts.assists(), from, to),
                without(lead, facts.onCall(), from, to),
                facts.keywords(),
                facts.legalBasis(),
                facts.active(),
                facts.lists(),
                facts.streetPower(),
                facts.consentRequired(),
                facts.successor(),
                facts.validTo(),
                details.withDuties(duties));
    }

    private static List<String> without(String lead, List<String> helpers, String from, String to) {
        return helpers.stream()
                .map(helper -> helper.equals(from) ? to : helper)
                .filter(helper -> !helper.equals(lead))
                .distinct()
                .toList();
    }

    /** Items that name it, in force or from a day to come. */
    private List<String> codes(String department) {
        var one = List.of(department);
        return Sql.of("select code from item" + NAMED, district.get(), department, one, one)
                .add("union select code from item_version v" + NAMED, district.get(), department, one, one)
                .add("and exists (select from item_due d where (d.district, d.code, d.version) ="
                        + " (v.district, v.code, v.version) and not d.ends) order by code")
                .list(database, Fields::text);
    }
}
