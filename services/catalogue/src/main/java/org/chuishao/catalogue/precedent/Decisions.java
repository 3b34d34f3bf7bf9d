package org.chuishao.catalogue.precedent;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.catalogue.match.Precedents.Kind;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;

/** What the centre decided on the current district's whistles: returns and rulings, as reporting told them. */
@ApplicationScoped
class Decisions {
    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    /** Whose part was disputed: only what is decided about the lead's says whose matter it is. */
    enum Role {
        LEAD,
        ASSIST
    }

    record DecidedReturn(
            UUID event, UUID whistle, String organisation, Role role, String citedItem, boolean upheld, Instant at) {}

    /** @param role absent where it is the lead's part */
    record Ruling(
            UUID rulingId,
            UUID whistleId,
            Role role,
            String itemCode,
            String responsible,
            List<String> notResponsible,
            String citedItem,
            String reason,
            Instant ruledAt) {
        Ruling {
            role = role == null ? Role.LEAD : role;
        }
    }

    /** The item that was found right for a whistle, and by whom. */
    record Right(Kind kind, String item, String lead, Instant at) {}

    void keep(DecidedReturn one) {
        Sql.of(
                        "insert into decided_return values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        district.get(),
                        one.event(),
                        one.whistle(),
                        one.organisation(),
                        one.citedItem(),
                        one.upheld(),
                        one.at(),
                        one.role())
                .change(database);
    }

    void keep(Ruling one) {
        Sql.of(
                        "insert into known_ruling values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        district.get(),
                        one.rulingId(),
                        one.whistleId(),
                        one.itemCode(),
                        one.responsible(),
                        one.notResponsible(),
                        one.citedItem(),
                        one.reason(),
                        one.ruledAt(),
                        one.role())
                .change(database);
    }

    /**
     * The right item of each of these whistles of which one was found for its lead: a ruling before an upheld return, the later before
     * the earlier. It stands whatever the whistle was or is sent out under.
     */
    Map<UUID, Right> rightItems(Collection<UUID> whistles) {
        var sql = """
                select whistle, 'CORRECTED' kind, cited_item, null lead, decided_at at from decided_return
                where district = ? and whistle = any(?::uuid[]) and upheld and cited_item is not null and role = 'LEAD'
                union all
                select whistle, 'RULED', coalesce(cited_item, item), responsible, ruled_at from known_ruling
                where district = ? and whistle = any(?::uuid[]) and coalesce(cited_item, item) is not null and role = 'LEAD'
                order by kind, at""";
        var right = new HashMap<UUID, Right>();
        Sql.of(sql, district.get(), whistles, district.get(), whistles)
                .list(
                        database,
                        row -> right.put(
                                row.uuid(), new Right(row.choice(Kind.class), row.text(), row.text(), row.instant())));
        return right;
    }
}
