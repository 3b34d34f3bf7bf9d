package org.chuishao.workstation.grid;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.TreeMap;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Problem;
import org.locationtech.jts.geom.Geometry;

/**
 * Of each division what was found last, until one of its grids changes. Anybody may ask, and of many grids it takes seconds: so one
 * asker at a time finds it out, with no connection in hand, and the others wait for that.
 */
@ApplicationScoped
class Coverages {
    private static final int REMEMBERED = 200;

    @Inject
    Grids grids;

    @Inject
    CurrentDistrict district;

    private final Cache<Division, Found> last =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    private record Division(String district, String code) {}

    /** @param changes how many there had been of its grids, at least */
    private record Found(long changes, Coverage coverage) {}

    /** @throws Problem 404 when nothing is drawn there */
    Coverage of(String division) {
        long changes = grids.changes(division);
        return last.asMap()
                .compute(
                        new Division(district.get(), division),
                        (key, known) -> known != null && known.changes() == changes
                                ? known
                                : new Found(changes, find(division)))
                .coverage();
    }

    private Coverage find(String division) {
        var areas = new TreeMap<String, Geometry>();
        Optional<Geometry> outline = Optional.empty();
        for (var grid : QuarkusTransaction.requiringNew().call(() -> grids.within(division))) {
            if (grid.kind == GridKind.GRID) areas.put(grid.code, grid.area());
            else if (grid.code.equals(division)) outline = Optional.of(grid.area());
        }
        if (areas.isEmpty() && outline.isEmpty()) throw Problem.notFound();
        return Coverage.of(division, areas, outline);
    }
}
