package org.chuishao.whistle.centre;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.whistle.casefile.Kind;

/** The district's desks, remembered for a second like the stations they come from. */
@ApplicationScoped
public class Centres {
    private static final int DISTRICT = 6;
    private static final int TOWNSHIP = 9;

    private final Cache<String, Map<String, LinkageCentre>> remembered =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(1)).build();

    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    /** The lowest desk that can triage such a whistle of that station; the district's when no other can. */
    public String deskFor(String station, Kind kind) {
        return lowest(Stream.of(station, upTo(station, TOWNSHIP)), kind);
    }

    /** The next desk above, or empty when there is none. */
    public Optional<String> above(String desk, Kind kind) {
        if (desk.length() <= DISTRICT) return Optional.empty();
        return Optional.of(lowest(desk.length() > TOWNSHIP ? Stream.of(upTo(desk, TOWNSHIP)) : Stream.empty(), kind));
    }

    private String lowest(Stream<String> codes, Kind kind) {
        var centres = all();
        return codes.filter(code -> Optional.ofNullable(centres.get(code))
                        .filter(c -> c.canTriage(kind))
                        .isPresent())
                .findFirst()
                .orElse(district.get());
    }

    Map<String, LinkageCentre> all() {
        return remembered.get(
                district.get(), unread -> read().stream().collect(Collectors.toMap(c -> c.code, Function.identity())));
    }

    List<LinkageCentre> read() {
        return entities.createQuery("from LinkageCentre c order by c.code", LinkageCentre.class)
                .getResultList();
    }

    /** A station has come: its village has a centre, and what lies above it. */
    public void keep(String station, String name) {
        if (!station.matches("\\d{12}")) return;
        entities.createNativeQuery("select 1 from (select keep_centres(:district, :station, :name)) as kept")
                .setParameter("district", district.get())
                .setParameter("station", station)
                .setParameter("name", name)
                .getResultList();
        forget();
    }

    void forget() {
        remembered.invalidate(district.get());
    }

    private static String upTo(String code, int length) {
        return code.substring(0, Math.min(length, code.length()));
    }
}
