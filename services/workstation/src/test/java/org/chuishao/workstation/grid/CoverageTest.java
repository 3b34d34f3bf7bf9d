package org.chuishao.workstation.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class CoverageTest {
    private static Geometry area(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    private static Geometry square(double x, double y, double side) {
        return area("POLYGON ((%s %s, %s %s, %s %s, %s %s, %s %s))"
                .formatted(x, y, x + side, y, x + side, y + side, x, y + side, x, y));
    }

    private static Coverage of(Map<String, Geometry> areas, Geometry outline) {
        return Coverage.of("340803001", new TreeMap<>(areas), Optional.ofNullable(outline));
    }

    @Test
    void neighboursThatShareABorderNeitherOverlapNorLeaveAGap() {
        var coverage = of(Map.of("1", square(117, 30, 0.01), "2", square(117.01, 30, 0.01)), null);
        assertEquals(List.of(), coverage.overlaps());
        assertEquals(List.of(), coverage.gaps());
        assertFalse(coverage.outline());
    }

    /** A hundredth of a degree at 30° N: 1108.5 m by 964.9 m. */
    @Test
    void squareMetresAreThoseOfTheEarth() {
        assertEquals(1_069_500, Areas.squareMetres(square(117, 30, 0.01)), 1000);
    }

    /** Drawn by hand, to the millimetre: exact geometry has no answer for every such pair. */
    @Test
    void sliversBesideEachOtherAreTakenAsTheyAre() {
        var one = area(
                "POLYGON ((117.030295 30.535482, 117.030151 30.535476, 117.027791 30.532951, 117.030295 30.535482))");
        var other = area(
                "POLYGON ((117.029777 30.535463, 117.030223 30.535479, 117.032458 30.535528, 117.029777 30.535463))");
        assertEquals(2, of(Map.of("1", one, "2", other), null).grids());
    }

    @Test
    void anOverlapIsToldWithItsSizeAndAPlaceWithin() {
        var coverage = of(Map.of("1", square(117, 30, 0.01), "2", square(117.005, 30, 0.01)), null);
        var overlap = coverage.overlaps().getFirst();
        assertEquals(List.of("1", "2"), overlap.grids());
        assertEquals(534_750, overlap.squareMetres(), 1000);
        assertTrue(overlap.longitude() > 117.005 && overlap.longitude() < 117.01);
        assertEquals(1, coverage.overlaps().size());
    }

    @Test
    void whatGridsEncloseAndNobodyCoversIsAGap() {
        var ring = area("POLYGON ((117 30, 117.03 30, 117.03 30.03, 117 30.03, 117 30),"
                + " (117.01 30.01, 117.02 30.01, 117.02 30.02, 117.01 30.02, 117.01 30.01))");
        var half = area("POLYGON ((117.01 30.01, 117.015 30.01, 117.015 30.02, 117.01 30.02, 117.01 30.01))");
        assertEquals(1, of(Map.of("1", ring), null).gaps().size());
        var filledHalf = of(Map.of("1", ring, "2", half), null);
        assertEquals(534_700, filledHalf.gaps().getFirst().squareMetres(), 1000);
        assertEquals(List.of(), filledHalf.overlaps());
    }

    @Test
    void anOutlineTellsWhatIsMissingAndWhatReachesOut() {
        var coverage = of(Map.of("1", square(117, 30, 0.01)), square(117.005, 30, 0.01));
        assertEquals(534_750, coverage.gaps().getFirst().squareMetres(), 1000);
        assertEquals(List.of("1"), coverage.outside().getFirst().grids());
        assertEquals(List.of(), of(Map.of(), square(117, 30, 0.01)).outside());
        assertEquals(1, of(Map.of(), square(117, 30, 0.01)).gaps().size());
    }

    @Test
    void aSliverOfDrawingIsNoOverlap() {
        var coverage = of(Map.of("1", square(117, 30, 0.0100000001), "2", square(117.01, 30, 0.01)), null);
        assertEquals(List.of(), coverage.overlaps());
    }
}
