package org.chuishao.reporting.policy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.kernel.database.Sql;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Policy;

/**
 * Which policy judges what, in every district: v1 until a district decides otherwise. Documents never change and decisions
 * take effect in months that have not begun, so both are remembered once read.
 */
@ApplicationScoped
public class Policies {
    /** Shipped with the service, ready for any district to adopt; the first is in force until one does. */
    private static final Map<String, Policy> PRESETS = Stream.of(
                    "policy-v1", "hotline-12345", "deduction-1", "deduction-2")
            .map(file -> PolicyDocument.bundled(file + ".json", Policy.class))
            .collect(Collectors.toUnmodifiableMap(Policy::version, Function.identity()));

    private static final String FIRST = "v1";

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private final Map<String, Policy> documents = new ConcurrentHashMap<>();
    private final Map<String, Decisions> decisions = new ConcurrentHashMap<>();

    /** A policy judges from the first day of a month on. */
    public record Adoption(String version, LocalDate effectiveFrom, String adoptedBy, Instant adoptedAt) {}

    /** A version and since when it is stored; presets were always there. */
    public record Stored(String version, String createdBy, Instant createdAt) {}

    /** @param readIn later decisions are about later months */
    private record Decisions(List<Adoption> adoptions, YearMonth readIn) {}

    /** The policy in force in a district at an instant: the one that judges what happened then. */
    public Policy at(String district, Instant instant) {
        return in(district, Period.monthOf(instant));
    }

    public Policy in(String district, YearMonth month) {
        var version = FIRST;
        LocalDate since = LocalDate.MIN;
        for (var adoption : decisionsFor(district, month).adoptions()) {
            var from = adoption.effectiveFrom();
            if (YearMonth.from(from).isAfter(month) || from.isBefore(since)) continue;
            version = adoption.version();
            since = from;
        }
        return version(district, version);
    }

    /** @throws IllegalArgumentException when the district has no such version */
    public Policy version(String district, String version) {
        return find(district, version).orElseThrow(() -> new IllegalArgumentException("no policy " + version));
    }

    public Optional<Policy> find(String district, String version) {
        var known = PRESETS.getOrDefault(version, documents.get(district + "/" + version));
        if (known != null) return Optional.of(known);
        var read = read(district, version);
        read.ifPresent(policy -> documents.put(district + "/" + version, policy));
        return read;
    }

    boolean isPreset(String version) {
        return PRESETS.containsKey(version);
    }

    List<Policy> presets() {
        return PRESETS.values().stream()
                .sorted((a, b) -> a.version().compareTo(b.version()))
                .toList();
    }

    /** In the order they were decided. */
    List<Adoption> adoptions(String district) {
        return decided(district);
    }

    List<Stored> stored(String district) {
        var sql = "select version, created_by, created_at from policy where district = ? order by created_at, version";
        return Sql.of(sql, district).list(database, row -> new Stored(row.text(), row.text(), row.instant()));
    }

    /** @return false when the district has this version already */
    boolean store(String district, Policy policy, String by) {
        if (isPreset(policy.version())) return false;
        var sql = """
                insert into policy (district, version, document, created_by, created_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""";
        return Sql.of(sql, district, policy.version(), PolicyDocument.write(policy), by, clock.instant())
                        .change(database)
                == 1;
    }

    void adopt(String district, String version, LocalDate effectiveFrom, String by) {
        var sql = """
                insert into policy_adoption (district, version, effective_from, adopted_by, adopted_at)
                values (?, ?, ?, ?, ?)""";
        Sql.of(sql, district, version, effectiveFrom, by, clock.instant()).change(database);
        decisions.remove(district);
    }

    private Decisions decisionsFor(String district, YearMonth month) {
        var known = decisions.get(district);
        if (known != null && !month.isAfter(known.readIn())) return known;
        // the month first: what is decided after it was read is about months after it
        var now = Period.monthOf(clock.instant());
        var read = new Decisions(decided(district), now);
        decisions.put(district, read);
        return read;
    }

    private List<Adoption> decided(String district) {
        var sql = """
                select version, effective_from, adopted_by, adopted_at
                from policy_adoption where district = ? order by seq""";
        return Sql.of(sql, district)
                .list(database, row -> new Adoption(row.text(), row.day(), row.text(), row.instant()));
    }

    private Optional<Policy> read(String district, String version) {
        var sql = "select document from policy where district = ? and version = ?";
        return Sql.of(sql, district, version).first(database, row -> PolicyDocument.read(row.text(), Policy.class));
    }
}
