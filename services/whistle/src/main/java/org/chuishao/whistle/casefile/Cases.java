package org.chuishao.whistle.casefile;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.Condition;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.problem.Problem;

/** Whistles as they are read, in plain SQL: one question for a page as for a single one. Whoever moves one asks {@link Whistles}. */
@ApplicationScoped
public class Cases {
    private static final String SELECT = "select " + WhistleRow.COLUMNS
            + ", p.organisation, p.role, p.stage, p.checked_in, p.assignment_id, p.outcome";
    private static final String CALLED =
            "left join participant p on p.district = w.district and p.whistle_id = w.id and p.cycle = w.cycle";
    private static final String NEWEST_FIRST = "order by w.created_at desc, w.id desc";

    @Inject
    AgroalDataSource database;

    /** @throws Problem 404 when there is none, or none this caller may see */
    public Case visible(UUID id, Caller caller) {
        var question = Sql.of(SELECT)
                .add("from whistle w " + CALLED)
                .where(Scope.of(caller).and("w.id = ?", id));
        return read(question).stream().findFirst().orElseThrow(Problem::notFound);
    }

    /** @param wanted on a whistle called {@code w}; it names the district */
    public List<Case> newest(Condition wanted, int limit) {
        return read(question(wanted, limit));
    }

    /** As {@link #newest}, of something searched for. */
    public List<Case> newestFound(Condition wanted, int limit) {
        return read(question(wanted, limit).plannedAnew());
    }

    /** The limit is written out: of an unknown number of rows every plan looks dear, and the question is planned anew each time. */
    private static Sql question(Condition wanted, int limit) {
        return Sql.of(SELECT)
                .add("from (select w.* from whistle w")
                .where(wanted)
                .add(NEWEST_FIRST + " limit " + limit + ") w")
                .add(CALLED)
                .add(NEWEST_FIRST);
    }

    /** One row for each department, one for a whistle without any: to have them sorted would cost the database a fifth more a page. */
    private List<Case> read(Sql question) {
        var cases = new LinkedHashMap<UUID, Case>();
        question.list(database, fields -> {
            var whistle = WhistleRow.read(fields);
            var called = cases.computeIfAbsent(whistle.id, id -> new Case(whistle, new ArrayList<>()))
                    .called();
            var organisation = fields.text();
            return organisation != null && called.add(Participant.read(whistle, organisation, fields));
        });
        cases.values().forEach(one -> one.called().sort(Participant.LEAD_FIRST));
        return List.copyOf(cases.values());
    }
}
