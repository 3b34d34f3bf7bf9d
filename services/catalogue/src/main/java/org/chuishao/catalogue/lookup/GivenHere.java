package org.chuishao.catalogue.lookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import org.chuishao.catalogue.match.Place;
import org.chuishao.catalogue.match.Place.Given;
import org.chuishao.kernel.calendar.WorkCalendar;
import org.chuishao.kernel.district.CurrentDistrict;

/** What a place was given to do: powers of its street, work admitted to it. One small query. */
@ApplicationScoped
class GivenHere {
    private static final int STREET = 9;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Clock clock;

    /** @param code a street's or a village's division code */
    Place at(String code) {
        var sql = """
                select item, 'ADMITTED' from admission where district = ? and stage = 'EFFECTIVE' and item is not null
                and areas && ? and starts_on <= ? and ends_on >= ?
                union all
                select item, 'DELEGATED' from delegation where district = ? and stage = 'EFFECTIVE' and street = ?""";
        var today = clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
        var street = code.substring(0, STREET);
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district.get());
            query.setArray(2, connection.createArrayOf("varchar", new String[] {code, street}));
            query.setObject(3, today);
            query.setObject(4, today);
            query.setString(5, district.get());
            query.setString(6, street);
            var given = new HashMap<String, Given>();
            try (var found = query.executeQuery()) {
                while (found.next())
                    given.merge(found.getString(1), Given.valueOf(found.getString(2)), GivenHere::first);
            }
            return new Place(code, given);
        } catch (SQLException e) {
            throw new IllegalStateException("what the place was given could not be read", e);
        }
    }

    /** A power somebody holds says more than work they were given. */
    private static Given first(Given one, Given other) {
        return one == Given.DELEGATED ? one : other;
    }
}
