package org.chuishao.workstation.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.chuishao.workstation.grid.AreaJson.AreaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaReaderTest {
    private static AreaJson json(AreaType type, String coordinates) throws JsonProcessingException {
        return new AreaJson(type, new ObjectMapper().readTree(coordinates));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [[[0,0],[1,0],[1,1],[0,1],[0,0]]]
            [[[117.03,30.51,12.5],[117.034,30.51,12],[117.034,30.513],[117.03,30.51]]]
            [[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1.5,1],[1.5,1.5],[1,1]]]
            [[[0,0],[0,1],[1,1],[1,0],[0,0]]]
            """)
    void whatIsReadIsShownAgainNumberForNumber(String coordinates) throws Exception {
        var small = json(AreaType.Polygon, coordinates.replace("9", "1.9"));
        var shown = Areas.json(Areas.of(Areas.bytes(AreaReader.read(small, "area"))));
        for (int i = 0; i < small.coordinates().get(0).size(); i++)
            for (int axis = 0; axis < 2; axis++)
                assertEquals(
                        small.coordinates().get(0).get(i).get(axis).asDouble(),
                        shown.coordinates().get(0).get(i).get(axis).asDouble());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [[[0,0],[1,1],[1,0],[0,1],[0,0]]]                                   | area                        | crosses itself at 0.5, 0.5
            [[[0,0],[1,0],[1,1],[0.5,0],[0,1],[0,0]]]                           | area                        | crosses itself at 0.5, 0
            [[[0,0],[1,0],[1,1],[0,1],[0,0]],[[2,2],[3,2],[3,3],[2,2]]]         | area                        | outside the shell at 2.0, 2.0
            [[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0,0.5],[0.5,0],[1,0.5],[0.5,1],[0,0.5]]] | area                | cuts the area in two
            [[[0,0],[1,0],[0,0]]]                                               | area.coordinates[0]         | at least 4 positions
            [[[0,0],[1,0],[1,1],[0,1]]]                                         | area.coordinates[0][3]      | not closed
            [[[0,0],[1,0],[1,"1"],[0,0]]]                                       | area.coordinates[0][2]      | [longitude, latitude]
            [[[0,0],[1,0],[1],[0,0]]]                                           | area.coordinates[0][2]      | [longitude, latitude]
            [[[30.5,117],[30.5,117.1],[30.6,117.1],[30.5,117]]]                 | area.coordinates[0][0]      | was latitude written first
            [[[0,0],[3,0],[3,1],[0,0]]]                                         | area                        | Wider than 2 degrees
            [[[0,0],[1,0],[1,0],[0,0]]]                                         | area                        | Not an area
            [[[0,0],[0,0],[0,0],[0,0]]]                                         | area                        | Not an area
            []                                                                  | area.coordinates            | not empty
            [[]]                                                                | area.coordinates[0]         | not empty
            {"a": 1}                                                            | area.coordinates            | Takes a list
            [[[1e999,0],[1,0],[1,1],[1e999,0]]]                                 | area.coordinates[0][0]      | Longitude within
            """)
    void whatIsNoAreaIsRefusedWithTheReasonAndThePlace(String coordinates, String field, String reason)
            throws Exception {
        var wrong = assertThrows(WrongArea.class, () -> AreaReader.read(json(AreaType.Polygon, coordinates), "area"));
        assertEquals(field, wrong.violation().field());
        assertTrue(wrong.getMessage().contains(reason), wrong.getMessage());
        assertTrue(wrong.violation().message().zh().matches(".*\\p{IsHan}.*"));
    }

    @Test
    void partsOfAnAreaMayTouchButNotOverlap() throws Exception {
        var apart = "[[[[0,0],[1,0],[1,1],[0,0]]],[[[1,1],[1.5,1],[1.5,1.5],[1,1]]]]";
        assertEquals(
                2, AreaReader.read(json(AreaType.MultiPolygon, apart), "area").getNumGeometries());
        var nested = "[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[0.2,0.2],[0.4,0.2],[0.4,0.4],[0.2,0.2]]]]";
        var wrong = assertThrows(WrongArea.class, () -> AreaReader.read(json(AreaType.MultiPolygon, nested), "area"));
        assertTrue(wrong.getMessage().contains("a part lies within a part at 0.2, 0.2"), wrong.getMessage());
    }

    @Test
    void anEndlessBorderIsRefused() throws Exception {
        var endless = new StringBuilder("[[");
        for (int i = 0; i <= AreaReader.MAX_POSITIONS; i++) endless.append("[0,0],");
        var json = json(AreaType.Polygon, endless.append("[0,0]]]").toString());
        var wrong = assertThrows(WrongArea.class, () -> AreaReader.read(json, "area"));
        assertTrue(wrong.getMessage().contains("at most 5000 positions"), wrong.getMessage());
    }
}
