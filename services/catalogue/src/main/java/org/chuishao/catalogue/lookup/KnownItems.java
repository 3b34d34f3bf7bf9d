package org.chuishao.catalogue.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import org.chuishao.catalogue.item.Item;
import org.chuishao.kernel.district.CurrentDistrict;

/** Items in use, as far as looking them up needs. */
@ApplicationScoped
public class KnownItems {
    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    /** An item in use and what it rests on. */
    public record KnownItem(String code, String name, String lead, String legalBasis) {}

    public Optional<KnownItem> active(String code) {
        return Optional.ofNullable(entities.find(Item.class, code))
                .filter(item -> item.facts.active())
                .map(item -> new KnownItem(item.code, item.facts.name(), item.facts.lead(), item.facts.legalBasis()));
    }

    /** The lists the item stands on, by name; none as long as the register keeps none. */
    public Set<String> listsOf(String code) {
        return Set.copyOf(entities.createNativeQuery("""
                        select jsonb_array_elements_text(coalesce(to_jsonb(i) -> 'lists', '[]')) from item i
                        where i.district = :district and i.code = :code""", String.class)
                .setParameter("district", district.get())
                .setParameter("code", code)
                .getResultList());
    }
}
