package org.chuishao.catalogue.servicepoint;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.register.Change;

/** The current district's service points: some dozens to some hundreds. */
@ApplicationScoped
class ServicePoints {
    @Inject
    EntityManager entities;

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    Optional<ServicePoint> find(String code) {
        return Optional.ofNullable(entities.find(ServicePoint.class, code));
    }

    /** Those that are open to the public for any of these items. */
    List<ServicePoint> offering(Collection<String> items) {
        if (items.isEmpty()) return List.of();
        return entities.createQuery(
                        "from ServicePoint p where p.facts.active and array_intersects(p.facts.services, :items)"
                                + " order by p.code",
                        ServicePoint.class)
                .setParameter("items", items.toArray(String[]::new))
                .getResultList();
    }

    /** Which of the items named are in use. */
    Set<String> itemsNamedIn(List<ServicePointRequest> requests) {
        var named = requests.stream()
                .flatMap(request -> request.services().stream())
                .collect(Collectors.toSet());
        return new HashSet<>(
                Sql.of("select code from item where district = ? and active and code = any(?)", district.get(), named)
                        .list(database, Fields::text));
    }

    Map<String, ServicePoint> known(Collection<String> codes) {
        return entities
                .createQuery("from ServicePoint p where p.code in :codes", ServicePoint.class)
                .setParameter("codes", codes)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(p -> p.code, p -> p));
    }

    List<Change> keep(List<ServicePointRequest> requests) {
        var known = known(requests.stream().map(ServicePointRequest::code).toList());
        var changes = new ArrayList<Change>(requests.size());
        for (var request : requests) {
            var point = known.get(request.code());
            var change = Change.of(point == null ? null : point.facts, request.facts());
            changes.add(change);
            if (change == Change.UNCHANGED) continue;
            if (change == Change.CREATED) point = new ServicePoint(request.code());
            point.become(request.facts());
            if (change == Change.CREATED) entities.persist(point);
        }
        return changes;
    }
}
