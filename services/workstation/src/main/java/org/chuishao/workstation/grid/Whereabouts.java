package org.chuishao.workstation.grid;

import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;

/**
 * Which grid a point belongs to. Inside one: that one. On a border, also a hole's, or within a centimetre of one where
 * nothing else holds it: the grid with the smallest code among those that meet there, so that it always belongs to the
 * same one and only to one. A hole is not inside. Two hand-drawn neighbours may overlap by a centimetre and are still
 * neighbours; a point deeper inside both belongs to neither until the overlap is mended.
 */
final class Whereabouts {
    /** Degrees: one centimetre on the ground, far below what any receiver measures. */
    static final double EDGE = 1e-7;

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Whereabouts() {}

    record Candidate(String code, Geometry area) {}

    /** @return the one grid; none; or the several that truly overlap there */
    static List<Candidate> of(Coordinate place, List<Candidate> candidates) {
        var inside = candidates.stream().filter(c -> isInside(place, c.area())).toList();
        if (inside.size() == 1) return inside;
        if (inside.isEmpty())
            return smallest(candidates.stream().filter(c -> isAtEdge(place, c)).toList());
        var deep = inside.stream().filter(c -> !isAtEdge(place, c)).toList();
        return deep.isEmpty() ? smallest(inside) : deep;
    }

    private static boolean isInside(Coordinate place, Geometry area) {
        return SimplePointInAreaLocator.locate(place, area) == Location.INTERIOR;
    }

    private static boolean isAtEdge(Coordinate place, Candidate candidate) {
        return candidate.area().getBoundary().isWithinDistance(FACTORY.createPoint(place), EDGE);
    }

    private static List<Candidate> smallest(List<Candidate> candidates) {
        return candidates.stream()
                .min(Comparator.comparing(Candidate::code))
                .map(List::of)
                .orElse(List.of());
    }
}
