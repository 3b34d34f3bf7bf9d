package org.chuishao.catalogue.organisation;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.chuishao.catalogue.course.Backlog;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.register.Turn;

/**
 * Puts organisations' versions in force at midnight of their day. Replicas may all run it: each takes rows the others have
 * not, oldest first, and a row is gone once it is done.
 */
@ApplicationScoped
public class OrganisationDueJob {
    @Inject
    AgroalDataSource database;

    @Inject
    Organisations organisations;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    @Scheduled(every = "{chuishao.organisations.due.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        var districts = Sql.of(
                        "select distinct district from organisation_due where due_at <= ? order by district",
                        clock.instant())
                .list(database, Fields::text);
        Backlog.workOff(districts, this::take, OrganisationVersion.Key::code, organisations::begin);
    }

    private List<OrganisationVersion.Key> take(int most, Collection<Object> without) {
        turn.take("catalogue");
        return organisations.takeDue(most, without);
    }
}
