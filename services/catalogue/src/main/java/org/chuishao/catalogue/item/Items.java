package org.chuishao.catalogue.item;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.outbox.Outbox;
import org.chuishao.kernel.register.Change;

/** The current district's items, and every version they had. */
@ApplicationScoped
public class Items {
    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    Optional<Item> find(String code) {
        return Optional.ofNullable(entities.find(Item.class, code));
    }

    Optional<ItemVersion> find(String code, int version) {
        return Optional.ofNullable(entities.find(ItemVersion.class, new ItemVersion.Key(code, version)));
    }

    /** Newest first. */
    List<ItemVersion> versionsBefore(String code, int version, int most) {
        return entities.createQuery(
                        "from ItemVersion v where v.code = :code and v.version < :version order by v.version desc",
                        ItemVersion.class)
                .setParameter("code", code)
                .setParameter("version", version)
                .setMaxResults(most)
                .getResultList();
    }

    /** Makes the catalogue say what was asked, as new versions, and tells the others. */
    List<Change> keep(List<ItemRequest> requests) {
        var known = entities
                .createQuery("from Item i where i.code in :codes", Item.class)
                .setParameter("codes", requests.stream().map(ItemRequest::code).toList())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(i -> i.code, i -> i));
        var changes = new ArrayList<Change>(requests.size());
        var changed = new ArrayList<Item>();
        for (var request : requests) {
            var item = known.get(request.code());
            var change = Change.of(item == null ? null : item.facts, request.facts());
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            if (change == Change.CREATED) item = new Item(request.code());
            item.become(request.facts(), clock.instant());
            if (change == Change.CREATED) entities.persist(item);
            changed.add(item);
        }
        // rows of one table after the other go to the database in batches
        changed.forEach(item -> entities.persist(new ItemVersion(item)));
        changed.forEach(this::announce);
        return changes;
    }

    private void announce(Item item) {
        outbox.publish("item", district.get() + "/" + item.code, ItemChanged.TYPE, ItemChanged.of(item));
    }
}
