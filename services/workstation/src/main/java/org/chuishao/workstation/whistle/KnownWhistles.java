package org.chuishao.workstation.whistle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The copies of the current district's whistles, to read. */
@ApplicationScoped
public class KnownWhistles {
    @Inject
    EntityManager entities;

    /** The open whistles of a station, oldest first; of a street or the district by their shorter codes. */
    public List<KnownWhistle> open(String division) {
        return entities.createQuery(
                        "from KnownWhistle w where w.stationCode like :division and w.endedAt is null"
                                + " order by w.blownAt, w.id",
                        KnownWhistle.class)
                .setParameter("division", division + "%")
                .getResultList();
    }

    /** Which of these are whistles of that station; null is none. */
    public Set<UUID> ofStation(String station, Collection<UUID> ids) {
        var named = ids.stream().filter(Objects::nonNull).distinct().toList();
        if (named.isEmpty()) return Set.of();
        return Set.copyOf(entities.createQuery(
                        "select w.id from KnownWhistle w where w.stationCode = :station and w.id in :ids", UUID.class)
                .setParameter("station", station)
                .setParameter("ids", named)
                .getResultList());
    }

    public Map<UUID, KnownWhistle> ofIssues(Collection<UUID> issues) {
        if (issues.isEmpty()) return Map.of();
        return entities
                .createQuery("from KnownWhistle w where w.issueId in :issues", KnownWhistle.class)
                .setParameter("issues", issues)
                .getResultList()
                .stream()
                .collect(toMap(w -> w.issueId, w -> w));
    }

    /** The whistles that are handled for these, too. */
    public List<KnownWhistle> mains(Collection<KnownWhistle> linked) {
        var ids = linked.stream()
                .map(whistle -> whistle.mainId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (ids.isEmpty()) return List.of();
        return entities.createQuery("from KnownWhistle w where w.id in :ids", KnownWhistle.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** The duties of the whistles' present cycles, the lead's first. */
    public Map<UUID, List<KnownDuty>> duties(Collection<KnownWhistle> whistles) {
        if (whistles.isEmpty()) return Map.of();
        var cycles = whistles.stream().collect(toMap(w -> w.id, w -> w.cycle, (one, same) -> one));
        return entities
                .createQuery(
                        "from KnownDuty d where d.whistleId in :ids order by d.role desc, d.organisation",
                        KnownDuty.class)
                .setParameter("ids", cycles.keySet())
                .getResultList()
                .stream()
                .filter(d -> d.cycle == cycles.get(d.whistleId))
                .collect(groupingBy(d -> d.whistleId));
    }
}
