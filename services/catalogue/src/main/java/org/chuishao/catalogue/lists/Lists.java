package org.chuishao.catalogue.lists;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.catalogue.item.ListKind;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;

/** How many items each of the ten lists should have, and how many it has. */
@ApplicationScoped
public class Lists {
    private static final Map<ListKind, Integer> USUAL = usual();

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    private static Map<ListKind, Integer> usual() {
        try (var in = Lists.class.getResourceAsStream("/lists/expected.json")) {
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<ListView> all() {
        return counts().stream().map(ListView::of).toList();
    }

    public List<ListCount> counts() {
        var expected = expected();
        var present = counts("""
                select list, count(*) from item, unnest(lists) list where district = ? and active group by list""");
        return Arrays.stream(ListKind.values())
                .map(kind -> new ListCount(kind, expected.get(kind), present.getOrDefault(kind.name(), 0)))
                .toList();
    }

    public ListView one(ListKind kind) {
        return all().get(kind.ordinal());
    }

    private Map<ListKind, Integer> expected() {
        var expected = new EnumMap<ListKind, Integer>(ListKind.class);
        expected.putAll(USUAL);
        counts("select kind, expected from list_expectation where district = ?")
                .forEach((kind, count) -> expected.put(ListKind.valueOf(kind), count));
        return expected;
    }

    void expect(ListKind kind, int expected) {
        var sql = "insert into list_expectation (district, kind, expected) values (?, ?, ?)"
                + " on conflict (district, kind) do update set expected = excluded.expected";
        Sql.of(sql, district.get(), kind, expected).change(database);
    }

    private Map<String, Integer> counts(String sql) {
        var counts = new HashMap<String, Integer>();
        Sql.of(sql, district.get()).list(database, fields -> counts.put(fields.text(), fields.number()));
        return counts;
    }
}
