package org.chuishao.reporting.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.reporting.clock.Limits;

/**
 * The limits departments have in the current district: v1, which is shipped, until an administrator adds others. Documents never
 * change, so each is read once; which is the newest is asked again after a second.
 */
@ApplicationScoped
public class DutyLimits {
    private static final Limits BUNDLED = Limits.bundled();

    private final Map<String, Limits> documents = new ConcurrentHashMap<>();
    private final Cache<String, Limits> newest =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Clock clock;

    /** A document with who brought it in, and when; the bundled one has neither. */
    public record Stored(Limits limits, String createdBy, OffsetDateTime createdAt) {}

    /** @throws IllegalStateException when the district has no such version */
    public Limits of(String version) {
        if (version.equals(BUNDLED.version())) return BUNDLED;
        return documents.computeIfAbsent(
                district.get() + "/" + version,
                unread -> find(version)
                        .orElseThrow(() -> new IllegalStateException("no limits " + version))
                        .limits());
    }

    /** The limits of whistles that are dispatched for the first time now. */
    public Limits inForce() {
        return newest.get(district.get(), unread -> all().getFirst().limits());
    }

    public Optional<Stored> find(String version) {
        return all().stream().filter(s -> s.limits().version().equals(version)).findFirst();
    }

    /** The newest first: it is in force. */
    public List<Stored> all() {
        var sql = "select document, created_by, created_at from duty_limits where district = ? order by seq desc";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district.get());
            var found = new ArrayList<Stored>();
            try (var row = query.executeQuery()) {
                while (row.next())
                    found.add(new Stored(
                            PolicyDocument.read(row.getString(1), Limits.class),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class)));
            }
            found.add(new Stored(BUNDLED, null, null));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the limits cannot be read", e);
        }
    }

    /** @return false when there are limits of this version already */
    boolean add(LimitsRequest request, String by) {
        if (request.version().equals(BUNDLED.version())) return false;
        var sql = """
                insert into duty_limits (district, version, document, created_by, created_at)
                values (?, ?, ?::jsonb, ?, ?) on conflict do nothing""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, district.get());
            insert.setString(2, request.version());
            insert.setString(3, PolicyDocument.write(request));
            insert.setString(4, by);
            insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            newest.invalidate(district.get());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("the limits cannot be stored", e);
        }
    }
}
