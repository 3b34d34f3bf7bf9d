package org.chuishao.catalogue.lookup;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import org.chuishao.catalogue.match.Place;
import org.chuishao.catalogue.match.Place.Given;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.time.Shanghai;

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
                and areas && ?::varchar[] and starts_on <= ? and ends_on >= ?
                union all
                select item, 'DELEGATED' from delegation where district = ? and stage = 'EFFECTIVE' and street = ?""";
        var today = Shanghai.day(clock.instant());
        var street = code.substring(0, STREET);
        var given = new HashMap<String, Given>();
        Sql.of(sql, district.get(), List.of(code, street), today, today, district.get(), street)
                .list(database, row -> given.merge(row.text(), row.choice(Given.class), GivenHere::first));
        return new Place(code, given);
    }

    /** A power somebody holds says more than work they were given. */
    private static Given first(Given one, Given other) {
        return one == Given.DELEGATED ? one : other;
    }
}
