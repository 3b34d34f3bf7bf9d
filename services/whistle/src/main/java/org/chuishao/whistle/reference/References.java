package org.chuishao.whistle.reference;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.holidays.Calendars;

/**
 * The stations, departments and items a whistle may name: copies of what their owners published. They change rarely and
 * are asked for with every whistle, so they are remembered for five seconds, an item with what was ruled on it; the copies are no
 * fresher than their events anyway.
 */
@ApplicationScoped
public class References {
    private final Cache<Key, Known> remembered = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    private record Key(String district, Class<?> type, String code) {}

    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    @Inject
    Calendars calendars;

    public Optional<KnownStation> station(String code) {
        return active(KnownStation.class, code);
    }

    /** @param code null for a matter nobody named */
    public Optional<KnownItem> item(String code) {
        return code == null ? Optional.empty() : active(KnownItem.class, code);
    }

    /** Who answers an emergency at this hour, by the rosters of the place: each department once. */
    public List<String> onDuty(String station, String item, Instant moment) {
        return entities
                .createQuery(
                        "from KnownRoster r where r.active and locate(r.area, :station) = 1 order by r.code",
                        KnownRoster.class)
                .setParameter("station", station)
                .getResultList()
                .stream()
                .filter(roster -> roster.answersFor(station, item))
                .flatMap(roster -> roster.shifts.stream())
                .filter(hours -> hours.cover(moment, calendars.get()))
                .map(KnownRoster.Hours::organisation)
                .distinct()
                .filter(this::isDepartment)
                .toList();
    }

    public boolean isDepartment(String code) {
        return active(KnownOrganisation.class, code)
                .filter(o -> o.kind.equals("DEPARTMENT"))
                .isPresent();
    }

    /** Who does a department's work now: itself, or whoever it was merged into, however often; empty when nobody does. */
    public Optional<String> department(String code) {
        var asked = new HashSet<String>();
        var next = code;
        while (next != null && asked.add(next)) {
            var found = known(KnownOrganisation.class, List.of(next)).values().stream()
                    .map(KnownOrganisation.class::cast)
                    .findFirst();
            if (found.isEmpty() || found.get().active)
                return found.filter(o -> o.kind.equals("DEPARTMENT")).map(o -> o.code);
            next = found.get().successor;
        }
        return Optional.empty();
    }

    /** Who leads this whistle, if that was ruled on: the department named, or whoever does its work now. */
    public Optional<String> ruled(UUID whistle) {
        return entities
                .createQuery(
                        "select r.responsible from KnownRuling r where r.whistleId = :whistle and r.role = LEAD"
                                + " order by r.ruledAt desc, r.id desc",
                        String.class)
                .setParameter("whistle", whistle)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .flatMap(this::department);
    }

    /**
     * Whether the latest ruling on who leads such matters says otherwise than the item does, each department taken for whoever does
     * its work now. Asks nothing unless there is one.
     */
    public boolean isRuledOtherwise(KnownItem item) {
        return item.ruled != null
                && !item.ruled.equals(item.lead)
                && !department(item.ruled)
                        .orElse(item.ruled)
                        .equals(department(item.lead).orElse(item.lead));
    }

    /** Names by code, for showing; a code that is no longer known stands for itself. */
    public Map<String, String> organisationNames(Collection<String> codes) {
        return names(KnownOrganisation.class, codes);
    }

    public Map<String, String> stationNames(Collection<String> codes) {
        return names(KnownStation.class, codes);
    }

    public Map<String, String> itemNames(Collection<String> codes) {
        return names(KnownItem.class, codes);
    }

    /** New copies have come: the next question reads them. */
    void forget() {
        remembered.invalidateAll();
    }

    private <E extends Known> Optional<E> active(Class<E> type, String code) {
        return known(type, List.of(code)).values().stream()
                .map(type::cast)
                .filter(e -> e.active)
                .findFirst();
    }

    private Map<String, String> names(Class<? extends Known> type, Collection<String> codes) {
        return known(type, codes).values().stream().collect(toMap(e -> e.code, e -> e.name));
    }

    private Map<Key, Known> known(Class<? extends Known> type, Collection<String> codes) {
        var here = district.get();
        var keys = codes.stream().map(code -> new Key(here, type, code)).toList();
        return remembered.getAll(keys, missing -> read(type, missing));
    }

    private Map<Key, Known> read(Class<? extends Known> type, Collection<? extends Key> missing) {
        var codes = missing.stream().map(Key::code).toList();
        return entities
                .createQuery("from " + type.getSimpleName() + " e where e.code in :codes", type)
                .setParameter("codes", codes)
                .getResultList()
                .stream()
                .collect(toMap(e -> new Key(e.district, type, e.code), e -> e));
    }
}
