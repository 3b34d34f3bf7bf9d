package org.chuishao.catalogue.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import org.chuishao.catalogue.item.Item;

/** Items in use, as far as looking them up needs. */
@ApplicationScoped
public class KnownItems {
    @Inject
    EntityManager entities;

    /**
     * An item in use and what it rests on.
     *
     * @param lists names of those it stands on
     * @param consentRequired its lead must have the street's or village's consent before it acts
     */
    public record KnownItem(
            String code, String name, String lead, String legalBasis, Set<String> lists, boolean consentRequired) {}

    public Optional<KnownItem> active(String code) {
        return Optional.ofNullable(entities.find(Item.class, code))
                .filter(item -> item.facts.active())
                .map(item -> new KnownItem(
                        item.code,
                        item.facts.name(),
                        item.facts.lead(),
                        item.facts.legalBasis(),
                        Set.copyOf(item.facts.lists()),
                        item.facts.consentRequired()));
    }
}
