package org.chuishao.catalogue.item;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.catalogue.item.Items.Plan;
import org.chuishao.catalogue.organisation.GivenWork;
import org.chuishao.kernel.district.CurrentDistrict;

/** Which items name a department, and what becomes of them when it goes. */
@ApplicationScoped
class WorkOfDepartments implements GivenWork {
    private static final int TOLD = 50;
    private static final int BATCH = 1000;
    private static final String NAMED =
            " from item where district = ? and active and (lead = ? or assists @> ? or on_call @> ?)";

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
    public Named namedBy(String department) {
        try {
            var codes = codes(department);
            return new Named(codes.stream().limit(TOLD).toList(), codes.size());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void passOn(String department, String successor) {
        try {
            var codes = codes(department);
            for (int from = 0; from < codes.size(); from += BATCH) {
                var some = codes.subList(from, Math.min(from + BATCH, codes.size()));
                var now = clock.instant();
                var plan = new Plan(rows.withdrawn(some));
                for (var row : rows.newest(some).values()) {
                    var passed = ItemRequest.of(row.code(), passed(row.facts(), department, successor));
                    // a version still to come keeps its day
                    plan.versions.add(new ItemRow(
                            row.code(),
                            plan.next(row.code(), row),
                            row.validFrom().isAfter(now) ? row.validFrom() : now,
                            passed.facts()));
                }
                items.carryOut(plan, now);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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

    private List<String> codes(String department) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select code" + NAMED + " order by code")) {
            var one = connection.createArrayOf("text", new Object[] {department});
            query.setString(1, district.get());
            query.setString(2, department);
            query.setArray(3, one);
            query.setArray(4, one);
            try (var found = query.executeQuery()) {
                var codes = new ArrayList<String>();
                while (found.next()) codes.add(found.getString(1));
                return codes;
            }
        }
    }
}
