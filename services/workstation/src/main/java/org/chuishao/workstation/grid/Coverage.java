package org.chuishao.workstation.grid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Where the grids of a station or a street overlap, and what they leave out.
 *
 * @param outline false: nobody has drawn what should be covered, so only gaps between grids are known
 * @param squareMetres covered by at least one grid
 * @param overlaps pieces that two grids share, the largest first
 * @param gaps pieces within the outline, or enclosed by grids, that no grid covers; the largest first
 * @param outside pieces of grids beyond the outline
 */
public record Coverage(
        String division,
        boolean outline,
        int grids,
        long squareMetres,
        List<Piece> overlaps,
        List<Piece> gaps,
        List<Piece> outside) {
    /** Smaller pieces come from drawing, not from a mistake anybody could find on the ground. */
    static final long NEGLIGIBLE_SQUARE_METRES = 1;

    private static final int SHOWN = 200;

    /**
     * @param grids who overlaps, or who reaches outside; absent for a gap
     * @param longitude of a place within
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Piece(List<String> grids, long squareMetres, double longitude, double latitude) {}

    /** @param areas of grids by code, none of them negligible */
    static Coverage of(String division, TreeMap<String, Geometry> areas, Optional<Geometry> outline) {
        var covered = areas.isEmpty() ? new GeometryFactory().createPolygon() : OverlayNGRobust.union(areas.values());
        var gaps = outline.map(o -> overlay(o, covered, OverlayNG.DIFFERENCE)).orElseGet(() -> holes(covered));
        var outside = new ArrayList<Piece>();
        outline.ifPresent(o -> areas.forEach(
                (code, area) -> outside.addAll(pieces(List.of(code), overlay(area, o, OverlayNG.DIFFERENCE)))));
        return new Coverage(
                division,
                outline.isPresent(),
                areas.size(),
                Math.round(Areas.squareMetres(covered)),
                largest(overlaps(areas)),
                largest(pieces(null, gaps)),
                largest(outside));
    }

    private static List<Piece> overlaps(TreeMap<String, Geometry> areas) {
        var tree = new STRtree();
        areas.forEach((code, area) -> tree.insert(area.getEnvelopeInternal(), code));
        var found = new ArrayList<Piece>();
        areas.forEach((code, area) -> {
            List<?> near = tree.query(area.getEnvelopeInternal());
            for (var other : near)
                if (code.compareTo((String) other) < 0)
                    found.addAll(pieces(
                            List.of(code, (String) other), overlay(area, areas.get(other), OverlayNG.INTERSECTION)));
        });
        return found;
    }

    private static Geometry overlay(Geometry a, Geometry b, int operation) {
        return OverlayNGRobust.overlay(a, b, operation);
    }

    /** What lies within the outer borders and is not covered. */
    private static Geometry holes(Geometry covered) {
        var holes = new ArrayList<Polygon>();
        for (int i = 0; i < covered.getNumGeometries(); i++) {
            if (!(covered.getGeometryN(i) instanceof Polygon part)) continue;
            for (int h = 0; h < part.getNumInteriorRing(); h++) {
                LinearRing hole = part.getInteriorRingN(h);
                holes.add(covered.getFactory().createPolygon(hole));
            }
        }
        return covered.getFactory().createMultiPolygon(holes.toArray(Polygon[]::new));
    }

    private static List<Piece> pieces(List<String> grids, Geometry overlay) {
        var found = new ArrayList<Piece>();
        for (int i = 0; i < overlay.getNumGeometries(); i++) {
            var part = overlay.getGeometryN(i);
            if (!Areas.isArea(part) || part.isEmpty()) continue;
            long size = Math.round(Areas.squareMetres(part));
            if (size < NEGLIGIBLE_SQUARE_METRES) continue;
            var within = part.getInteriorPoint();
            found.add(new Piece(grids, size, within.getX(), within.getY()));
        }
        return found;
    }

    private static List<Piece> largest(List<Piece> pieces) {
        return pieces.stream()
                .sorted(Comparator.comparing(Piece::squareMetres).reversed())
                .limit(SHOWN)
                .toList();
    }
}
