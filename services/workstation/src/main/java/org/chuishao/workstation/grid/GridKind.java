package org.chuishao.workstation.grid;

/** What an area is for; its code says which: 14 to 16 digits a grid, 12 a station's outline, 9 a street's. */
public enum GridKind {
    GRID,
    /** What the grids within shall cover: read by the coverage report, never by the look-up. */
    OUTLINE;

    static GridKind of(String code) {
        return code.length() > 12 ? GRID : OUTLINE;
    }
}
