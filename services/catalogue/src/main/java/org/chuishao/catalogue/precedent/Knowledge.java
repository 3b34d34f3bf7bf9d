package org.chuishao.catalogue.precedent;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.chuishao.catalogue.item.ItemType;
import org.chuishao.catalogue.item.ListKind;
import org.chuishao.catalogue.item.StreetPower;
import org.chuishao.catalogue.match.Candidate;
import org.chuishao.catalogue.match.ItemIndex;
import org.chuishao.catalogue.match.Match;
import org.chuishao.catalogue.match.Matcher;
import org.chuishao.catalogue.match.Precedents;
import org.chuishao.catalogue.match.Question;
import org.chuishao.catalogue.match.Vocabulary;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Text;

/**
 * What this replica holds of a district's items and decisions to match by. Before each answer it asks the database, in one
 * small query, whether either has grown, and reads on from where it was: what is committed anywhere counts at once.
 */
@ApplicationScoped
public class Knowledge {
    private final Map<String, Held> byDistrict = new ConcurrentHashMap<>();

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    PrecedentRows rows;

    private static final class Held {
        private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        private final Precedents precedents = new Precedents();
        private ItemIndex index;
        private String mark;
        private long number;

        /** How many decisions there are up to that number, and how many of them are held no longer. */
        private long decisions;

        private long gone;

        /** The first ones are not even read; the last of them has this number. */
        void passOver(long first, long at) {
            decisions = first;
            gone = first;
            number = at;
        }

        void add(long at, PrecedentRow row) {
            precedents.add(row.decided(at), Question.of(row.title(), row.text(), null), Vocabulary.bundled());
            number = at;
            long over = Window.gone(++decisions) - gone;
            if (over <= 0) return;
            precedents.forgetFirst((int) over);
            gone += over;
        }
    }

    /** How far items and decisions have come. */
    private record Tide(String mark, long number) {}

    /** The best items for a text, the best first. */
    public List<Match> match(Question question, int most) {
        return match(question, most, any -> true);
    }

    /** @param asked only these items are looked for */
    public List<Match> match(Question question, int most, Predicate<Candidate> asked) {
        var held = upToDate();
        held.lock.readLock().lock();
        try {
            return new Matcher(held.index, held.precedents).match(question, most, asked);
        } finally {
            held.lock.readLock().unlock();
        }
    }

    /** Reads whatever the next answer would have to wait for. */
    void readAhead() {
        upToDate();
    }

    private Held upToDate() {
        var here = district.get();
        var held = byDistrict.computeIfAbsent(here, d -> new Held());
        try (var connection = database.getConnection()) {
            var tide = tide(connection, here);
            held.lock.readLock().lock();
            boolean behind;
            try {
                behind = isBehind(held, tide);
            } finally {
                held.lock.readLock().unlock();
            }
            if (behind) catchUp(held, connection, here, tide);
            return held;
        } catch (SQLException e) {
            throw new IllegalStateException("the catalogue could not be read", e);
        }
    }

    private static boolean isBehind(Held held, Tide tide) {
        return held.index == null || !tide.mark().equals(held.mark) || tide.number() > held.number;
    }

    private void catchUp(Held held, Connection connection, String here, Tide tide) throws SQLException {
        held.lock.writeLock().lock();
        try {
            if (held.index == null || !tide.mark().equals(held.mark)) {
                held.index = new ItemIndex(items(connection, here), Vocabulary.bundled());
                held.mark = tide.mark();
            }
            if (held.number == 0) {
                long old = Window.gone(rows.count(connection, here));
                if (old > 0) held.passOver(old, rows.numberOf(connection, here, old));
            }
            rows.readAfter(connection, here, held.number, held::add);
        } finally {
            held.lock.writeLock().unlock();
        }
    }

    private static Tide tide(Connection connection, String here) throws SQLException {
        var sql = """
                select coalesce((select changed_by::text from item_mark where district = ?), ''),
                       coalesce((select max(number) from precedent where district = ?), 0)""";
        return Sql.of(sql, here, here)
                .first(connection, row -> new Tide(row.text(), row.count()))
                .orElseThrow();
    }

    private static List<Candidate> items(Connection connection, String here) throws SQLException {
        var sql = """
                select code, name, category, subcategory, lead, assists, on_call, keywords, legal_basis, lists, type,
                       street_power, consent_required
                from item where district = ? and active""";
        return Sql.of(sql, here)
                .list(
                        connection,
                        row -> new Candidate(
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.texts(),
                                row.texts(),
                                row.texts(),
                                row.text(),
                                labels(row.texts()),
                                row.choice(ItemType.class) == ItemType.PUBLIC_SERVICE,
                                label(row.choice(StreetPower.class)),
                                row.truth()));
    }

    private static Text label(StreetPower power) {
        return power == null ? null : power.label();
    }

    private static List<Text> labels(List<String> lists) {
        return lists.stream().map(list -> ListKind.valueOf(list).label()).toList();
    }
}
