package org.chuishao.workstation.grid;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A grid as the register has it now.
 *
 * @param stationCode absent for a street's outline
 * @param squareMetres absent for a grid given as addresses
 * @param bounds west, south, east, north
 * @param area in lists absent: read the one grid for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GridView(
        String code,
        GridKind kind,
        String name,
        String stationCode,
        Long squareMetres,
        List<Double> bounds,
        AreaJson area,
        List<String> addresses,
        boolean active,
        int version) {
    static GridView of(Grid grid) {
        return view(grid, grid.area() == null ? null : Areas.json(grid.area()));
    }

    static GridView line(Grid grid) {
        return view(grid, null);
    }

    private static GridView view(Grid g, AreaJson json) {
        var area = g.area();
        return new GridView(
                g.code,
                g.kind,
                g.name,
                g.code.length() < 12 ? null : g.code.substring(0, 12),
                area == null ? null : Math.round(Areas.squareMetres(area)),
                area == null ? null : List.of(g.west, g.south, g.east, g.north),
                json,
                g.addresses,
                g.active,
                g.version);
    }
}
