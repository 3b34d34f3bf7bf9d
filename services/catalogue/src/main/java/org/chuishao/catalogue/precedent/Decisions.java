package org.chuishao.catalogue.precedent;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.catalogue.match.Precedents.Kind;
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
        var sql = "insert into decided_return values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, district.get());
            insert.setObject(2, one.event());
            insert.setObject(3, one.whistle());
            insert.setString(4, one.organisation());
            insert.setString(5, one.citedItem());
            insert.setBoolean(6, one.upheld());
            insert.setTimestamp(7, Timestamp.from(one.at()));
            insert.setString(8, one.role().name());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the return could not be kept", e);
        }
    }

    void keep(Ruling one) {
        var sql = "insert into known_ruling values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, district.get());
            insert.setObject(2, one.rulingId());
            insert.setObject(3, one.whistleId());
            insert.setString(4, one.itemCode());
            insert.setString(5, one.responsible());
            insert.setArray(
                    6, connection.createArrayOf("text", one.notResponsible().toArray()));
            insert.setString(7, one.citedItem());
            insert.setString(8, one.reason());
            insert.setTimestamp(9, Timestamp.from(one.ruledAt()));
            insert.setString(10, one.role().name());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the ruling could not be kept", e);
        }
    }

    /**
     * The right item of each of these whistles of which one was found for its lead: a ruling before an upheld return, the later before
     * the earlier. It stands whatever the whistle was or is sent out under.
     */
    Map<UUID, Right> rightItems(Collection<UUID> whistles) {
        var sql = """
                select whistle, 'CORRECTED' kind, cited_item, null lead, decided_at at from decided_return
                where district = ? and whistle = any(?) and upheld and cited_item is not null and role = 'LEAD'
                union all
                select whistle, 'RULED', coalesce(cited_item, item), responsible, ruled_at from known_ruling
                where district = ? and whistle = any(?) and coalesce(cited_item, item) is not null and role = 'LEAD'
                order by kind, at""";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            var ids = connection.createArrayOf("uuid", whistles.toArray());
            query.setString(1, district.get());
            query.setArray(2, ids);
            query.setString(3, district.get());
            query.setArray(4, ids);
            var right = new HashMap<UUID, Right>();
            try (var found = query.executeQuery()) {
                while (found.next())
                    right.put(
                            found.getObject(1, UUID.class),
                            new Right(
                                    Kind.valueOf(found.getString(2)),
                                    found.getString(3),
                                    found.getString(4),
                                    found.getTimestamp(5).toInstant()));
            }
            return right;
        } catch (SQLException e) {
            throw new IllegalStateException("the decisions could not be read", e);
        }
    }
}
