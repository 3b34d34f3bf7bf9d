package org.chuishao.kernel.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chuishao.kernel.database.Afterwards;
import org.chuishao.kernel.district.CurrentDistrict;

/**
 * The documents of one kind a district lives by: the one that is shipped, until an administrator adds others. The newest is in
 * force. Documents never change, so each is read once; which is the newest is asked again after a second, since another replica
 * may have added one.
 *
 * <p>The table has district, version, seq, document, created_by and created_at. A stored document that is older than one of its
 * kind's fields has what the shipped one says there.
 */
public abstract class DistrictDocuments<D extends Versioned> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final String table;
    private final Class<D> type;
    private final String file;
    private final Map<String, D> documents = new ConcurrentHashMap<>();
    private final Cache<String, D> newest =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    @Inject
    AgroalDataSource database;

    @Inject
    Afterwards afterwards;

    @Inject
    CurrentDistrict district;

    @Inject
    Validator validator;

    @Inject
    Clock clock;

    private ObjectNode shippedJson;
    private D shipped;

    /** A document with who brought it in, and when; the shipped one has neither. */
    public record Stored<D>(D document, String createdBy, Instant createdAt) {}

    /** @param file of the shipped document, under {@code policies/} */
    protected DistrictDocuments(String table, Class<D> type, String file) {
        this.table = table;
        this.type = type;
        this.file = "/policies/" + file;
    }

    @PostConstruct
    void load() throws IOException {
        try (var json = type.getResourceAsStream(file)) {
            shippedJson = (ObjectNode) JSON.readTree(json);
        }
        shipped = read(shippedJson);
    }

    /**
     * The document somebody pinned.
     *
     * @throws IllegalStateException when the district has no such version
     */
    public D of(String version) {
        if (version.equals(shipped.version())) return shipped;
        var key = district.get() + "/" + version;
        var known = documents.get(key);
        if (known != null) return known;
        var read = find(version)
                .orElseThrow(() -> new IllegalStateException(table + " has no version " + version))
                .document();
        documents.put(key, read);
        return read;
    }

    /** The document whatever begins now lives by. */
    public D inForce() {
        return newest.get(
                district.get(),
                unread -> added("order by seq desc limit 1").stream()
                        .findFirst()
                        .map(Stored::document)
                        .orElse(shipped));
    }

    public Optional<Stored<D>> find(String version) {
        return version.equals(shipped.version())
                ? Optional.of(new Stored<>(shipped, null, null))
                : added("and version = ?", version).stream().findFirst();
    }

    /** The newest first: it is in force. */
    public List<Stored<D>> all() {
        var all = added("order by seq desc");
        all.add(new Stored<>(shipped, null, null));
        return all;
    }

    /**
     * Puts a document in force for whatever begins after this transaction.
     *
     * @return false when there is one of this version already
     */
    public boolean add(D document, String by) {
        if (!QuarkusTransaction.isActive()) throw new IllegalStateException("a document is added in a transaction");
        if (document.version().equals(shipped.version())) return false;
        var sql = """
                insert into %s (district, version, document, created_by, created_at)
                values (?, ?, ?::jsonb, ?, ?) on conflict do nothing""".formatted(table);
        var here = district.get();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, here);
            insert.setString(2, document.version());
            insert.setString(3, JSON.writeValueAsString(document));
            insert.setString(4, by);
            insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            // not before: until the commit others still read the old one, and would remember it anew
            afterwards.inAnyCase(() -> newest.invalidate(here));
            return insert.executeUpdate() == 1;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the document cannot be stored in " + table, e);
        }
    }

    private List<Stored<D>> added(String which, String... values) {
        var sql = "select document, created_by, created_at from " + table + " where district = ? " + which;
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district.get());
            for (int i = 0; i < values.length; i++) query.setString(i + 2, values[i]);
            var found = new ArrayList<Stored<D>>();
            try (var row = query.executeQuery()) {
                while (row.next())
                    found.add(new Stored<>(
                            read((ObjectNode) JSON.readTree(row.getString(1))),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()));
            }
            return found;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("the documents of " + table + " cannot be read", e);
        }
    }

    private D read(ObjectNode json) throws JsonProcessingException {
        var whole = shippedJson.deepCopy();
        whole.setAll(json);
        var document = JSON.treeToValue(whole, type);
        var wrong = validator.validate(document);
        if (!wrong.isEmpty()) throw new IllegalStateException(table + " " + document.version() + ": " + wrong);
        return document;
    }
}
