package org.chuishao.workstation.issue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Period;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Residents are forgotten half a year after their matter came to its end (domain §2), also when nobody ever fed it back:
 * name and phone are erased. In these stages nothing but a move changes it, and one that read them before they were erased fails
 * by the version, so that it does not write them back.
 */
@ApplicationScoped
public class ForgettingJob {
    private static final String SQL = """
            update station_issue i set resident_name = null, resident_phone = null, version = version + 1 from (
                select district, id from station_issue
                where resident_name is not null and stage in ('AWAITING_FEEDBACK', 'CLOSED', 'DROPPED') and changed_at < ?
                order by changed_at limit 500 for update skip locked) old
            where i.district = old.district and i.id = old.id""";

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @ConfigProperty(name = "chuishao.resident.keep", defaultValue = "P6M")
    Period keep;

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetAll() {
        while (forget() > 0) {}
    }

    /** @return how many were forgotten, the oldest first; several replicas may do it at once */
    int forget() {
        var before = Shanghai.time(clock.instant()).minus(keep).toInstant();
        return Sql.of(SQL, before).change(database);
    }
}
