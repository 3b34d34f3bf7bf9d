package org.chuishao.whistle.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.IOException;
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
import org.chuishao.whistle.casefile.Whistle;

/**
 * The workflow policies of the current district: v1, which is shipped, until an administrator adds another. Documents never
 * change, so each is read once; which is the newest is asked again after a second.
 */
@ApplicationScoped
public class WorkflowPolicies {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, WorkflowPolicy> documents = new ConcurrentHashMap<>();
    private final Cache<String, WorkflowPolicy> newest =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    @Inject
    Validator validator;

    @Inject
    Clock clock;

    private WorkflowPolicy bundled;

    /** A document with who brought it in, and when; the bundled one has neither. */
    public record Stored(WorkflowPolicy policy, String createdBy, OffsetDateTime createdAt) {}

    @PostConstruct
    void load() throws IOException {
        try (var file = WorkflowPolicies.class.getResourceAsStream("/policies/workflow-v1.json")) {
            bundled = JSON.readValue(file, WorkflowPolicy.class);
        }
        var wrong = validator.validate(bundled);
        if (!wrong.isEmpty()) throw new IllegalStateException("policies/workflow-v1.json: " + wrong);
    }

    /** The policy a whistle lives by. */
    public WorkflowPolicy of(Whistle whistle) {
        if (whistle.policy.equals(bundled.version())) return bundled;
        return documents.computeIfAbsent(
                district.get() + "/" + whistle.policy,
                unread -> find(whistle.policy)
                        .orElseThrow(() -> new IllegalStateException("no workflow policy " + whistle.policy))
                        .policy());
    }

    /** The policy of whistles that are raised now. */
    public WorkflowPolicy inForce() {
        return newest.get(district.get(), unread -> all().getFirst().policy());
    }

    public Optional<Stored> find(String version) {
        return all().stream().filter(s -> s.policy().version().equals(version)).findFirst();
    }

    /** The newest first: it is in force. */
    public List<Stored> all() {
        var sql = "select document, created_by, created_at from workflow_policy where district = ? order by seq desc";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district.get());
            var found = new ArrayList<Stored>();
            try (var row = query.executeQuery()) {
                while (row.next())
                    found.add(new Stored(
                            JSON.readValue(row.getString(1), WorkflowPolicy.class),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class)));
            }
            found.add(new Stored(bundled, null, null));
            return found;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the workflow policies cannot be read", e);
        }
    }

    /** @return false when there is a policy of this version already */
    boolean add(WorkflowPolicy policy, String by) {
        if (policy.version().equals(bundled.version())) return false;
        var sql = """
                insert into workflow_policy (district, version, document, created_by, created_at)
                values (?, ?, ?::jsonb, ?, ?) on conflict do nothing""";
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(sql)) {
            insert.setString(1, district.get());
            insert.setString(2, policy.version());
            insert.setString(3, JSON.writeValueAsString(policy));
            insert.setString(4, by);
            insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            newest.invalidate(district.get());
            return insert.executeUpdate() == 1;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the workflow policy cannot be stored", e);
        }
    }
}
