package org.chuishao.whistle.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stations, departments and items a whistle may name: copies of what their owners published. */
@ApplicationScoped
public class References {
    @Inject
    EntityManager entities;

    public Optional<KnownStation> station(String code) {
        return Optional.ofNullable(entities.find(KnownStation.class, code)).filter(s -> s.active);
    }

    public Optional<KnownItem> item(String code) {
        return Optional.ofNullable(entities.find(KnownItem.class, code)).filter(i -> i.active);
    }

    public boolean isDepartment(String code) {
        var found = entities.find(KnownOrganisation.class, code);
        return found != null && found.active && found.kind.equals("DEPARTMENT");
    }

    /** Names by code, for showing; a code that is no longer known stands for itself. */
    public Map<String, String> organisationNames(Collection<String> codes) {
        return named(KnownOrganisation.class, codes, o -> o.code, o -> o.name);
    }

    public Map<String, String> stationNames(Collection<String> codes) {
        return named(KnownStation.class, codes, s -> s.code, s -> s.name);
    }

    public Map<String, String> itemNames(Collection<String> codes) {
        return named(KnownItem.class, codes, i -> i.code, i -> i.name);
    }

    private <E> Map<String, String> named(
            Class<E> type, Collection<String> codes, Function<E, String> code, Function<E, String> name) {
        if (codes.isEmpty()) return Map.of();
        List<E> found = entities.createQuery("from " + type.getSimpleName() + " e where e.code in :codes", type)
                .setParameter("codes", codes)
                .getResultList();
        return found.stream().collect(Collectors.toMap(code, name));
    }
}
