package org.chuishao.workstation.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chuishao.workstation.grid.Whereabouts.Candidate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class WhereaboutsTest {
    /** Two neighbours; a yard with a hole, and what fills half of the hole; one that reaches over its neighbour. */
    private static final List<Candidate> TOWN = List.of(
            area("B-west", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))"),
            area("A-east", "POLYGON ((2 0, 4 0, 4 2, 2 2, 2 0))"),
            area("D-yard", "POLYGON ((10 0, 14 0, 14 4, 10 4, 10 0), (11 1, 13 1, 13 3, 11 3, 11 1))"),
            area("C-court", "POLYGON ((11 1, 12 1, 12 3, 11 3, 11 1))"),
            area("E-islands", "MULTIPOLYGON (((20 0, 21 0, 21 1, 20 1, 20 0)), ((22 0, 23 0, 23 1, 22 1, 22 0)))"),
            area("F-left", "POLYGON ((30 0, 32 0, 32 2, 30 2, 30 0))"),
            area("G-right", "POLYGON ((31 0, 33 0, 33 2, 31 2, 31 0))"),
            area("H-drawn", "POLYGON ((40 0, 42.00000003 0, 42.00000003 2, 40 2, 40 0))"),
            area("I-drawn", "POLYGON ((42 0, 44 0, 44 2, 42 2, 42 0))"),
            area("J-apart", "POLYGON ((50 0, 52 0, 52 2, 50 2, 50 0))"),
            area("K-apart", "POLYGON ((52.00000003 0, 54 0, 54 2, 52.00000003 2, 52.00000003 0))"));

    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
             1,      1,    inside one,                                   B-west
             2,      1,    on the common border the smaller code,        A-east
             2,      0,    at the common corner too,                     A-east
             0,      1,    on an outer border,                           B-west
             0,      0,    at an outer corner,                           B-west
            -0.1,    1,    nobody's,                                     ''
            10.5,    2,    inside a ring,                                D-yard
            12.5,    2,    in the hole,                                  ''
            13,      2,    on the hole's border,                         D-yard
            11.5,    2,    in the hole where another fills it,           C-court
            11,      2,    on the hole's border with another beyond,     C-court
            12,      2,    on the border of what fills half of the hole, C-court
            20.5,    0.5,  on one island,                                E-islands
            22.5,    0.5,  on the other,                                 E-islands
            21.5,    0.5,  between them,                                 ''
            30.5,    1,    on one side of an overlap,                    F-left
            31.5,    1,    in an overlap,                                F-left G-right
            31,      1,    on the one's border and inside the other,     F-left
            42.00000001, 1, in an overlap of some millimetres,           H-drawn
            52.00000001, 1, in a gap of some millimetres,                J-apart
            """)
    void aPointBelongsToOneGridOrToNone(double x, double y, String where, String expected) {
        assertEquals(expected, codes(TOWN, x, y));
        assertEquals(expected, codes(TOWN.reversed(), x, y), "whatever order they are found in");
    }

    @Test
    void aCornerOfFourGridsIsTheSmallestCodes() {
        var tiles = tiles(2);
        assertEquals("T00", codes(tiles, 1, 1));
    }

    /** Also at points that no double lies on exactly: borders of the tiles are thirds and sevenths of a degree. */
    @Property(tries = 2000)
    void everyPointOfATiledPlaneBelongsToExactlyOneTile(
            @ForAll @IntRange(min = 0, max = 84) int x, @ForAll @IntRange(min = 0, max = 84) int y) {
        var tiles = slanted();
        var found = Whereabouts.of(new Coordinate(x / 21.0, y / 21.0), tiles);
        assertEquals(1, found.size(), found::toString);
    }

    private static List<Candidate> tiles(int side) {
        var tiles = new ArrayList<Candidate>();
        for (int x = 0; x < side; x++)
            for (int y = 0; y < side; y++)
                tiles.add(area(
                        "T" + x + y,
                        "POLYGON ((%d %d, %d %d, %d %d, %d %d, %d %d))"
                                .formatted(x, y, x + 1, y, x + 1, y + 1, x, y + 1, x, y)));
        return tiles;
    }

    /** A square of four degrees cut along lines through thirds and sevenths, T-junctions included. */
    private static List<Candidate> slanted() {
        double third = 4 / 3.0;
        double seventh = 4 / 7.0;
        return List.of(
                ring("S1", 0, 0, third, 0, 2 * third, 4, 0, 4),
                ring("S2", third, 0, 4, 0, 4, seventh, third + seventh * third / 4, seventh),
                ring("S3", third + seventh * third / 4, seventh, 4, seventh, 4, 4, 2 * third, 4));
    }

    private static Candidate ring(String code, double... c) {
        var points = new ArrayList<String>();
        for (int i = 0; i < c.length; i += 2) points.add(c[i] + " " + c[i + 1]);
        points.add(points.getFirst());
        return area(code, "POLYGON ((" + String.join(", ", points) + "))");
    }

    private static String codes(List<Candidate> among, double x, double y) {
        return String.join(
                " ",
                Whereabouts.of(new Coordinate(x, y), among).stream()
                        .map(Candidate::code)
                        .sorted()
                        .toList());
    }

    private static Candidate area(String code, String wkt) {
        try {
            return new Candidate(code, new WKTReader().read(wkt));
        } catch (ParseException e) {
            throw new IllegalArgumentException(Arrays.toString(new String[] {code, wkt}), e);
        }
    }
}
