package org.chuishao.whistle.open311;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.chuishao.whistle.casefile.Location;
import org.chuishao.whistle.reference.References;

/**
 * Which station a posted request goes to: the one its {@code address_id} names, that of the nearest city asset to its point, or
 * the district's default. No station's borders are known here, but where some thousand things of its place stand.
 */
@ApplicationScoped
class Stations {
    /** Metres: further away, an asset says little about whose place it is. */
    private static final int NEAR = 200;

    private static final double METRES_A_DEGREE = 111_320;

    /** The box is the index's; the circle within it is cut where degrees of longitude are as short as they are here. */
    private static final String NEAREST = """
            with near as (
                select a.station_code, a.code,
                    ((a.longitude - :longitude) * :shrunk) ^ 2 + (a.latitude - :latitude) ^ 2 as apart
                from city_asset a
                join known_station s on s.district = a.district and s.code = a.station_code and s.active
                where a.district = :district and a.active and a.longitude is not null
                  and point(a.longitude, a.latitude) <@ box(
                    point(:longitude - :reach / :shrunk, :latitude - :reach), point(:longitude + :reach / :shrunk, :latitude + :reach)))
            select station_code from near where apart <= cast(:reach as double precision) ^ 2 order by apart, code limit 1""";

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
            if (asset.isEmpty()) throw new Refused(400, "address_id is neither a station nor a city asset");
            var station = (String) asset.getFirst()[0];
            var place = (Location) asset.getFirst()[1];
            return references.station(station).isPresent()
                    ? new Place(station, place, "已转部件所在社区工作站研判。")
                    : atDefault(district, place, "the station of this city asset is closed");
        }
        var near = nearest(posted, district);
        if (near.isPresent()) return new Place(near.get(), location(posted), "已转附近社区工作站研判。");
        return atDefault(
                district,
                location(posted),
                posted.latitude() == null
                        ? "address_id was not provided"
                        : "no station is known within " + NEAR + " m of lat and long");
    }

    private Place atDefault(String district, Location location, String why) {
        var station = Client.defaultStation(district, settings)
                .filter(code -> references.station(code).isPresent())
                .orElseThrow(
                        () -> new Refused(
                                400,
                                why
                                        + ", and this jurisdiction has no default station: name one, or a city asset, as address_id"));
        return new Place(station, location, "已转区级受理工作站研判。");
    }

    private Optional<String> nearest(Posted posted, String district) {
        if (posted.latitude() == null) return Optional.empty();
        // at the poles a degree of longitude has no length; nobody posts there, and nothing may be divided by nothing
        double shrunk = Math.max(0.01, Math.cos(Math.toRadians(posted.latitude())));
        List<?> found = entities.createNativeQuery(NEAREST, String.class)
                .setParameter("district", district)
                .setParameter("longitude", posted.longitude())
                .setParameter("latitude", posted.latitude())
                .setParameter("shrunk", shrunk)
                .setParameter("reach", NEAR / METRES_A_DEGREE)
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
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
