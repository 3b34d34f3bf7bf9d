package org.chuishao.workstation.issue;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.workstation.grid.Addresses;
import org.chuishao.workstation.lifecycle.Move;
import org.chuishao.workstation.lifecycle.Stage;
import org.chuishao.workstation.station.Scope;

/** The issues of the current district, with their history. */
@ApplicationScoped
public class Issues {
    /** How far back a matter at the same place counts as the same coming again. */
    static final Duration MEMORY = Duration.ofDays(365);

    private static final int MOST_SIMILAR = 20;
    /** About 50 metres of latitude; a little less of longitude here, at 30 degrees north. */
    private static final double NEAR_DEGREES = 0.000_45;

    /** In the station's hands, or settled and not yet told: no departments are at it. */
    private static final List<Stage> UNDECIDED = List.of(Stage.OPEN, Stage.ESCALATING, Stage.AWAITING_FEEDBACK);

    @Inject
    EntityManager entities;

    @Inject
    Listing listing;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    /** @throws Problem 404 when the station has no such issue, or it is not this caller's to see */
    public StationIssue visible(String station, UUID id, Caller caller) {
        return listing.one(
                StationIssue.class, id, Scope.seenBy(caller).equal("stationCode", station), LockModeType.NONE);
    }

    public Optional<StationIssue> find(UUID id) {
        return Optional.ofNullable(entities.find(StationIssue.class, id));
    }

    public List<StationIssue> ofWhistles(Collection<UUID> whistles) {
        return entities.createQuery("from StationIssue e where e.whistleId in :whistles", StationIssue.class)
                .setParameter("whistles", whistles)
                .getResultList();
    }

    /** Whose whistles were handled in these. */
    public List<StationIssue> ofMains(Collection<UUID> mains) {
        return entities.createQuery("from StationIssue e where e.mainWhistleId in :mains", StationIssue.class)
                .setParameter("mains", mains)
                .getResultList();
    }

    public void add(StationIssue issue) {
        entities.persist(issue);
    }

    /** Adds a line to the issue's history; its stage is already the new one. */
    public void note(StationIssue issue, Instant at, Move move, Stage from, String actor, String owner, String note) {
        entities.persist(new IssueLine(issue, at, move.name(), from, actor, owner, note));
    }

    void noteFound(StationIssue issue, String actor) {
        entities.persist(new IssueLine(issue, issue.foundAt, IssueLine.FOUND, null, actor, null, null));
    }

    public List<IssueLine> lines(StationIssue issue) {
        return entities.createQuery("from IssueLine l where l.issueId = :id order by l.at, l.id", IssueLine.class)
                .setParameter("id", issue.id)
                .getResultList();
    }

    /** What else the station has had at this place within a year before and since, newest first; dropped ones left out. */
    List<StationIssue> atPlace(String station, Location location, Instant around, UUID but) {
        boolean hasPoint = location.latitude() != null;
        var near = hasPoint
                ? " or (e.location.latitude between :south and :north and e.location.longitude between :west and :east)"
                : "";
        var query = entities.createQuery(
                        "from StationIssue e where e.stationCode = :station and e.stage <> :dropped"
                                + " and e.foundAt between :since and :until and (e.place = :place" + near + ")"
                                + (but == null ? "" : " and e.id <> :but") + " order by e.foundAt desc, e.id desc",
                        StationIssue.class)
                .setParameter("station", station)
                .setParameter("dropped", Stage.DROPPED)
                .setParameter("since", around.minus(MEMORY))
                .setParameter("until", around.plus(MEMORY))
                .setParameter("place", Addresses.plain(location.address()))
                .setMaxResults(MOST_SIMILAR);
        if (but != null) query.setParameter("but", but);
        if (hasPoint)
            query.setParameter("south", location.latitude() - NEAR_DEGREES)
                    .setParameter("north", location.latitude() + NEAR_DEGREES)
                    .setParameter("west", location.longitude() - NEAR_DEGREES)
                    .setParameter("east", location.longitude() + NEAR_DEGREES);
        return query.getResultList();
    }

    /** One matter a meeting talks about, without whoever stands behind it. */
    public record Undecided(UUID id, String number, String title, Stage stage, Instant foundAt) {}

    /** What a station still has in its own hands, the longest waiting first. */
    public List<Undecided> undecided(String station, int most) {
        return entities.createQuery(
                        "select new org.chuishao.workstation.issue.Issues$Undecided(e.id, e.number, e.title, e.stage,"
                                + " e.foundAt) from StationIssue e where e.stationCode = :station"
                                + " and e.stage in :stages order by e.foundAt, e.id",
                        Undecided.class)
                .setParameter("station", station)
                .setParameter("stages", UNDECIDED)
                .setMaxResults(most)
                .getResultList();
    }

    public int countUndecided(String station) {
        return Math.toIntExact(entities.createQuery(
                        "select count(e) from StationIssue e where e.stationCode = :station and e.stage in :stages",
                        Long.class)
                .setParameter("station", station)
                .setParameter("stages", UNDECIDED)
                .getSingleResult());
    }

    /** 340803-2026-Z000123: what people read out; gaps may occur. */
    String nextNumber(Instant at) {
        int year = Shanghai.day(at).getYear();
        long count = Sql.of("select next_issue_number(?, ?)", district.get(), year)
                .first(database, Fields::count)
                .orElseThrow();
        return "%s-%d-Z%06d".formatted(district.get(), year, count);
    }
}
