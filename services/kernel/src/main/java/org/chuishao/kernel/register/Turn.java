package org.chuishao.kernel.register;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.chuishao.kernel.district.CurrentDistrict;

/**
 * One writer at a time in a district's register, until the transaction ends: versions count without gaps, events leave
 * in the order of the versions, and two callers who create the same record at once do not clash. Readers never wait.
 */
@ApplicationScoped
public class Turn {
    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    public void take(String register) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, district.get() + "/" + register);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("no turn in the register of " + register, e);
        }
    }
}
