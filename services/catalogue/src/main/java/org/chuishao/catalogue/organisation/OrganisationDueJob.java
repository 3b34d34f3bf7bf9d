package org.chuishao.catalogue.organisation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.register.Turn;
import org.jboss.logging.Logger;

/**
 * Puts organisations' versions in force at midnight of their day. Replicas may all run it: each takes rows the others have
 * not, oldest first, and a row is gone once it is done.
 */
@ApplicationScoped
public class OrganisationDueJob {
    private static final Logger LOG = Logger.getLogger(OrganisationDueJob.class);
    private static final int BATCH = 200;

    @Inject
    AgroalDataSource database;

    @Inject
    Organisations organisations;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.organisations.due.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() throws SQLException {
        for (var district : districts()) {
            try {
                while (CurrentDistrict.within(
                        district, () -> QuarkusTransaction.requiringNew().call(this::takeSome))) {}
            } catch (RuntimeException poison) {
                LOG.errorf(
                        poison,
                        "organisations' days that have come in %s could not be followed; other districts go on",
                        district);
            }
        }
    }

    private List<String> districts() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select distinct district from organisation_due where due_at <= ? order by district")) {
            query.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            try (var found = query.executeQuery()) {
                var districts = new ArrayList<String>();
                while (found.next()) districts.add(found.getString(1));
                return districts;
            }
        }
    }

    /** @return whether there may be more */
    private boolean takeSome() {
        turn.take("catalogue");
        return organisations.beginDue(BATCH) == BATCH;
    }
}
