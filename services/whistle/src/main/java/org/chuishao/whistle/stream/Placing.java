package org.chuishao.whistle.stream;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;

/** Gives waiting lines their positions. Works on the connection of the surrounding transaction. */
@ApplicationScoped
class Placing {
    private static final long LOCK = 0x73747265616dL; // "stream"
    private static final int BATCH = 1000;

    private static final String PLACE = """
            with gone as (
                delete from stream_waiting where seq in (select seq from stream_waiting order by seq limit ?)
                returning seq, district, line_id, whistle_id)
            insert into stream_line (district, position, line_id, whistle_id)
            select district, nextval('stream_position'), line_id, whistle_id from (select * from gone order by seq) g""";

    private static final String FORGET = """
            delete from stream_line where ctid = any(array(
                select l.ctid from stream_line l where placed_at < now() - make_interval(secs => ?)
                and position < (select max(position) from stream_line where district = l.district) limit 10000))""";

    @Inject
    AgroalDataSource database;

    void placeAll() {
        while (placeSome() > 0) {}
    }

    /**
     * One at a time, over all replicas, until its transaction ends: so positions appear in their order.
     *
     * @return how many were placed; none when somebody else is at it
     */
    private int placeSome() {
        // a statement of its own: the next one must see what the last holder of the lock has committed
        return isOurTurn() ? Sql.of(PLACE, BATCH).change(database) : 0;
    }

    private boolean isOurTurn() {
        return Sql.of("select pg_try_advisory_xact_lock(?)", LOCK)
                .first(database, Fields::truth)
                .orElseThrow();
    }

    /** What nobody resumes from any more; a district's last line is where all its listeners stand, however long ago it was. */
    void forgetOlderThan(Duration age) {
        var old = Sql.of(FORGET, age.toSeconds());
        while (old.change(database) > 0) {}
    }
}
