package org.chuishao.whistle.open311;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.chuishao.whistle.casefile.Location;
import org.chuishao.whistle.reference.References;

/** Which station a posted request goes to: the one its {@code address_id} names, or the district's default. */
@ApplicationScoped
class Stations {
    @Inject
    References references;

    @Inject
    EntityManager entities;

    @Inject
    Client.Settings settings;

    /** @param notice what the poster is told about it */
    record Place(String station, Location location, String notice) {}

    Place of(Posted posted, String district) {
        if (posted.addressId() != null) {
            if (references.station(posted.addressId()).isPresent())
                return new Place(posted.addressId(), location(posted), "已转所在社区工作站研判。");
            var asset = asset(posted.addressId());
            if (!asset.isEmpty())
                return new Place((String) asset.getFirst()[0], (Location) asset.getFirst()[1], "已转部件所在社区工作站研判。");
            throw new Refused(400, "address_id is neither a station nor a city asset");
        }
        var station = Client.defaultStation(district, settings)
                .filter(code -> references.station(code).isPresent())
                .orElseThrow(() ->
                        new Refused(400, "address_id was not provided, and this jurisdiction has no default station"));
        return new Place(station, location(posted), "已转区级受理工作站研判。");
    }

    private List<Object[]> asset(String code) {
        return entities.createQuery(
                        "select a.stationCode, a.location from CityAsset a where a.code = :code and a.active",
                        Object[].class)
                .setParameter("code", code)
                .getResultList();
    }

    private static Location location(Posted posted) {
        var address = posted.address() != null
                ? posted.address()
                : posted.latitude() == null ? posted.addressId() : posted.latitude() + ", " + posted.longitude();
        return new Location(address, posted.longitude(), posted.latitude());
    }
}
