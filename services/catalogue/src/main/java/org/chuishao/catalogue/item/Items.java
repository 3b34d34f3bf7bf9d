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
        var known = entities.createQuery("from Item i where i.code in :codes", Item.class)
                .setParameter("codes", requests.stream().map(ItemRequest::code).toList())
                .getResultStream()
                .collect(Collectors.toMap(i -> i.code, i -> i));
        var changes = new ArrayList<Change>(requests.size());
        for (var request : requests) changes.add(keep(request, known.get(request.code())));
        return changes;
    }

    private Change keep(ItemRequest request, Item known) {
        if (known != null && known.facts.equals(request.facts())) return Change.UNCHANGED;
        var item = known != null ? known : new Item(request.code());
        item.become(request.facts(), clock.instant());
        if (known == null) entities.persist(item);
        entities.persist(new ItemVersion(item));
        outbox.publish("item", district.get() + "/" + item.code, ItemChanged.TYPE, ItemChanged.of(item));
        return known == null ? Change.CREATED : Change.CHANGED;
    }
}
