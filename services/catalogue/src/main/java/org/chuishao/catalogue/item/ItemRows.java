package org.chuishao.catalogue.item;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;

/** The rows of item and its versions, many in one statement, on the connection of the surrounding transaction. */
@ApplicationScoped
class ItemRows {
    private static final String FACTS =
            "name, category, subcategory, type, lead, assists, on_call, keywords, legal_basis,"
                    + " active, lists, street_power, consent_required, successor, valid_to, details";

    /** As {@link #row} reads them. */
    static final String COLUMNS = "code, version, valid_from, " + FACTS;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_EMPTY)
            .build();

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    /** The newest version of each, in force or to come; those taken back do not count. */
    Map<String, ItemRow> newest(Collection<String> codes) {
        return Sql.of(
                        "select distinct on (code) " + COLUMNS
                                + " from item_version v where district = ? and code = any(?) and not exists ("
                                + "select from item_withdrawal w where (w.district, w.code, w.version) = (v.district, v.code, v.version))"
                                + " order by code, version desc",
                        district.get(),
                        codes)
                .list(database, ItemRows::row)
                .stream()
                .collect(toMap(ItemRow::code, row -> row));
    }

    /**
     * What an item says and is to say.
     *
     * @param inForce null if none is yet
     * @param toCome by number, which is by day
     */
    record Standing(ItemRow inForce, List<ItemRow> toCome) {
        ItemRow newest() {
            return toCome.isEmpty() ? inForce : toCome.getLast();
        }

        /** What it says at a moment from now on, null if nothing yet; a version whose day has come counts even if nobody has put it in force. */
        ItemRow at(Instant moment) {
            return toCome.stream()
                    .filter(row -> !row.validFrom().isAfter(moment))
                    .reduce(inForce, (earlier, later) -> later);
        }

        String code() {
            return newest().code();
        }
    }

    /** By code, of those that are items now or some day. */
    Map<String, Standing> standing(Collection<String> codes) {
        var sql = "select " + COLUMNS + ", current from (select *, coalesce((select i.version"
                + " from item i where i.district = v.district and i.code = v.code), 0) as current from item_version v"
                + " where district = ? and code = any(?) and not exists (select from item_withdrawal w"
                + " where (w.district, w.code, w.version) = (v.district, v.code, v.version))) known"
                + " where version >= current order by code, version";
        var standing = new LinkedHashMap<String, Standing>();
        Sql.of(sql, district.get(), codes).list(database, fields -> {
            var row = row(fields);
            return row.version() == fields.number()
                    ? standing.put(row.code(), new Standing(row, new ArrayList<>()))
                    : standing.computeIfAbsent(row.code(), none -> new Standing(null, new ArrayList<>()))
                            .toCome()
                            .add(row);
        });
        return standing;
    }

    /** The highest number that was taken back, of those that have any: numbers are not given twice. */
    Map<String, Integer> withdrawn(Collection<String> codes) {
        var numbers = new HashMap<String, Integer>();
        Sql.of(
                        "select code, max(version) from item_withdrawal where district = ? and code = any(?) group by code",
                        district.get(),
                        codes)
                .list(database, fields -> numbers.put(fields.text(), fields.number()));
        return numbers;
    }

    /** The version's day will pass without it. */
    void withdraw(String code, int version, String reason, String by, Instant now) {
        var here = district.get();
        Sql.of("insert into item_withdrawal values (?, ?, ?, ?, ?, ?)", here, code, version, reason, by, now)
                .change(database);
        Sql.of("delete from item_due where district = ? and code = ? and version = ?", here, code, version)
                .change(database);
    }

    /** Which of these have a draft that waits for its second person or its proposer. */
    Set<String> inDraft(Collection<String> codes) {
        return new HashSet<>(Sql.of(
                        "select code from item_draft where district = ? and code = any(?)"
                                + " and state in ('PROPOSED', 'SENT_BACK')",
                        district.get(),
                        codes)
                .list(database, Fields::text));
    }

    ItemRow version(String code, int version) {
        return Sql.of(
                        "select " + COLUMNS + " from item_version where district = ? and code = ? and version = ?",
                        district.get(),
                        code,
                        version)
                .first(database, ItemRows::row)
                .orElseThrow(() -> new IllegalStateException("item " + code + " has no version " + version));
    }

    /** @param row from {@link #COLUMNS} */
    static ItemRow row(Fields row) throws SQLException {
        return new ItemRow(
                row.text(),
                row.number(),
                row.instant(),
                new ItemFacts(
                        row.text(),
                        row.text(),
                        row.text(),
                        row.choice(ItemType.class),
                        row.text(),
                        row.texts(),
                        row.texts(),
                        row.texts(),
                        row.text(),
                        row.truth(),
                        row.texts(),
                        row.choice(StreetPower.class),
                        row.truth(),
                        row.text(),
                        row.day(),
                        details(row.text())));
    }

    private static ItemDetails details(String json) {
        try {
            return JSON.readValue(json, ItemDetails.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Versions as they will stay. */
    void insertVersions(List<ItemRow> rows) {
        var sql = "insert into item_version (district, code, version, valid_from, " + FACTS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)";
        inBatch(sql, rows, ItemRows::fill);
    }

    /** Makes these versions the ones in force. */
    void putInForce(List<ItemRow> rows) {
        var sql = "insert into item (district, code, version, valid_from, " + FACTS + """
                , wording, grams) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (district, code) do update set version = excluded.version, valid_from = excluded.valid_from,
                    name = excluded.name, category = excluded.category, subcategory = excluded.subcategory,
                    type = excluded.type, lead = excluded.lead, assists = excluded.assists, on_call = excluded.on_call,
                    keywords = excluded.keywords, legal_basis = excluded.legal_basis, active = excluded.active,
                    lists = excluded.lists, street_power = excluded.street_power,
                    consent_required = excluded.consent_required, successor = excluded.successor, valid_to = excluded.valid_to,
                    details = excluded.details, wording = excluded.wording, grams = excluded.grams""";
        inBatch(sql, rows, (insert, row) -> {
            fill(insert, row);
            var wording = Wording.of(row.facts().name(), row.facts().keywords());
            insert.setString(21, wording);
            insert.setArray(22, insert.getConnection().createArrayOf("varchar", Wording.grams(wording)));
        });
    }

    private static void fill(PreparedStatement insert, ItemRow row) throws SQLException {
        var facts = row.facts();
        insert.setString(2, row.code());
        insert.setInt(3, row.version());
        insert.setObject(4, row.validFrom().atOffset(ZoneOffset.UTC));
        insert.setString(5, facts.name());
        insert.setString(6, facts.category());
        insert.setString(7, facts.subcategory());
        insert.setString(8, facts.type().name());
        insert.setString(9, facts.lead());
        var connection = insert.getConnection();
        insert.setArray(10, array(connection, facts.assists()));
        insert.setArray(11, array(connection, facts.onCall()));
        insert.setArray(12, array(connection, facts.keywords()));
        insert.setString(13, facts.legalBasis());
        insert.setBoolean(14, facts.active());
        insert.setArray(15, array(connection, facts.lists()));
        insert.setString(
                16, facts.streetPower() == null ? null : facts.streetPower().name());
        insert.setBoolean(17, facts.consentRequired());
        insert.setString(18, facts.successor());
        insert.setObject(19, facts.validTo());
        try {
            insert.setString(20, JSON.writeValueAsString(facts.details()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.sql.Array array(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    /** What becomes true some day. */
    record Due(String code, int version, boolean ends, Instant at) {}

    void schedule(List<Due> due) {
        inBatch(
                "insert into item_due (district, code, version, ends, due_at) values (?, ?, ?, ?, ?)",
                due,
                (insert, one) -> {
                    insert.setString(2, one.code());
                    insert.setInt(3, one.version());
                    insert.setBoolean(4, one.ends());
                    insert.setObject(5, one.at().atOffset(ZoneOffset.UTC));
                });
    }

    @FunctionalInterface
    private interface Filling<T> {
        void fill(PreparedStatement insert, T row) throws SQLException;
    }

    private <T> void inBatch(String sql, List<T> rows, Filling<T> filling) {
        if (rows.isEmpty()) return;
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            for (var row : rows) {
                insert.setString(1, district.get());
                filling.fill(insert, row);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("the items could not be written", e);
        }
    }

    /** Which of these are items, in force or to come. */
    Collection<String> known(Collection<String> codes) {
        return Sql.of(
                        "select distinct code from item_version where district = ? and code = any(?)",
                        district.get(),
                        codes)
                .list(database, Fields::text);
    }
}
