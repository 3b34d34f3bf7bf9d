package org.chuishao.catalogue.organisation;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;

/** What the current district's register is to say some day. */
@ApplicationScoped
class Planned {
    private static final String PLANNED = "select v from OrganisationVersion v join OrganisationDue d"
            + " on d.district = v.district and d.code = v.code and d.version = v.version";

    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    /** Everything planned, in the order in which it is to come: a district has a handful. */
    List<OrganisationVersion> all() {
        return entities.createQuery(PLANNED + " order by v.validFrom, v.code, v.version", OrganisationVersion.class)
                .getResultList();
    }

    /** The last one planned of each of these that has any. */
    Map<String, OrganisationVersion> last(Collection<String> codes) {
        var last = new HashMap<String, OrganisationVersion>();
        entities.createQuery(PLANNED + " where v.code in :codes order by v.version", OrganisationVersion.class)
                .setParameter("codes", codes)
                .getResultList()
                .forEach(version -> last.put(version.code, version));
        return last;
    }

    /** The highest number ever given to each of these, also to one that was taken back. */
    Map<String, Integer> numbers(Collection<String> codes) {
        var numbers = new HashMap<String, Integer>();
        entities.createQuery(
                        "select v.code, max(v.version) from OrganisationVersion v where v.code in :codes group by v.code",
                        Object[].class)
                .setParameter("codes", codes)
                .getResultList()
                .forEach(row -> numbers.put((String) row[0], (Integer) row[1]));
        return numbers;
    }

    void plan(OrganisationVersion version) {
        entities.persist(new OrganisationDue(version));
    }

    /**
     * Takes those whose day has come, each once: versions of one organisation in their order, and of one day first whoever does not go, so
     * that a successor founded on the same day is there.
     */
    List<OrganisationVersion.Key> takeDue(Instant now, int most, Collection<?> without) {
        var sql = """
                with taken as (
                    delete from organisation_due d using (
                        select u.district, u.code, u.version, v.active
                        from organisation_due u join organisation_version v using (district, code, version)
                        where u.district = ? and u.due_at <= ? and u.code <> all(?)
                        order by u.due_at, v.active desc, u.code, u.version limit ? for update of u skip locked) due
                    where (d.district, d.code, d.version) = (due.district, due.code, due.version)
                    returning d.code, d.version, d.due_at, due.active)
                select code, version from taken order by due_at, active desc, code, version""";
        return Sql.of(sql, district.get(), now, without, most)
                .list(database, fields -> new OrganisationVersion.Key(fields.text(), fields.number()));
    }

    /** Its day will pass without it. */
    void withdraw(OrganisationVersion version, String reason, String by, Instant now) {
        var here = district.get();
        Sql.of(
                        "insert into organisation_withdrawal values (?, ?, ?, ?, ?, ?)",
                        here,
                        version.code,
                        version.version,
                        reason,
                        by,
                        now)
                .change(database);
        Sql.of(
                        "delete from organisation_due where district = ? and code = ? and version = ?",
                        here,
                        version.code,
                        version.version)
                .change(database);
    }
}
