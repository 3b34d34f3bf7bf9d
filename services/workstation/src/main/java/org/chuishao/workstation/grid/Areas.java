package org.chuishao.workstation.grid;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.chuishao.workstation.grid.AreaJson.AreaType;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** Areas as they are stored, shown and measured. */
final class Areas {
    private Areas() {}

    static byte[] bytes(Geometry area) {
        return new WKBWriter().write(area);
    }

    static Geometry of(byte[] stored) {
        try {
            return new WKBReader().read(stored);
        } catch (ParseException e) {
            throw new IllegalStateException("a stored area cannot be read", e);
        }
    }

    /** The GeoJSON it was read from, number for number. */
    static AreaJson json(Geometry area) {
        if (area instanceof Polygon polygon) return new AreaJson(AreaType.Polygon, rings(polygon));
        var parts = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < area.getNumGeometries(); i++) parts.add(rings((Polygon) area.getGeometryN(i)));
        return new AreaJson(AreaType.MultiPolygon, parts);
    }

    /**
     * Square metres, from the length of a degree on the WGS-84 ellipsoid at the area's middle: right to 0.1 % for
     * anything the size of a township.
     */
    static double squareMetres(Geometry area) {
        if (area.isEmpty()) return 0;
        double latitude = Math.toRadians(area.getEnvelopeInternal().centre().y);
        double north = 111_132.954 - 559.822 * Math.cos(2 * latitude) + 1.175 * Math.cos(4 * latitude);
        double east = 111_412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude);
        return area.getArea() * north * east;
    }

    /** Only what has an extent: overlays of neighbours also bring their common lines and points. */
    static boolean isArea(Geometry overlay) {
        return overlay instanceof Polygon || overlay instanceof MultiPolygon;
    }

    private static ArrayNode rings(Polygon polygon) {
        var rings = JsonNodeFactory.instance.arrayNode().add(positions(polygon.getExteriorRing()));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) rings.add(positions(polygon.getInteriorRingN(i)));
        return rings;
    }

    private static ArrayNode positions(LineString ring) {
        var positions = JsonNodeFactory.instance.arrayNode();
        for (var c : ring.getCoordinates())
            positions.add(JsonNodeFactory.instance.arrayNode().add(c.x).add(c.y));
        return positions;
    }
}
