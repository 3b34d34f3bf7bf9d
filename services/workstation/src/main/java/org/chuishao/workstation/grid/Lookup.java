package org.chuishao.workstation.grid;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.grid.Whereabouts.Candidate;
import org.locationtech.jts.geom.Coordinate;

/** Finds the grid of a place: the index brings the few whose boxes hold it, {@link Whereabouts} decides. */
@ApplicationScoped
public class Lookup {
    private static final String GRID_AND_STATION = """
            select g.code, g.name, g.shape, w.code, w.name, w.village, w.address, w.office_hours, w.phone, w.active
            from grid g join workstation w on w.district = g.district and w.code = g.station_code
            where g.district = ? and g.kind = 'GRID' and g.active
            """;

    private static final String AT_POINT = GRID_AND_STATION + "and g.bounds && box(point(?, ?), point(?, ?))";

    private static final String AT_ADDRESS = GRID_AND_STATION + """
            and g.code = (select a.grid from grid_address a join grid l on l.district = a.district and l.code = a.grid
                      where a.district = ? and a.address = any (?) and l.active
                      order by length(a.address) desc limit 1)""";

    private static final String IN_STATION = GRID_AND_STATION + "and g.code = ? and g.station_code = ?";

    @Inject
    AgroalDataSource database;

    @Inject
    CurrentDistrict district;

    /**
     * @param longitude degrees, WGS-84
     * @param latitude degrees, WGS-84
     * @throws Problem 409 when grids overlap there, naming them
     */
    public Optional<GridPlace> at(double longitude, double latitude) {
        var owners = owners(longitude, latitude);
        if (owners.size() > 1)
            throw several(
                    owners.stream().map(owner -> owner.grid().code()).sorted().toList());
        return owners.stream().findFirst();
    }

    private List<GridPlace> owners(double longitude, double latitude) {
        var places = new HashMap<String, GridPlace>();
        var candidates = new ArrayList<Candidate>();
        query(
                AT_POINT,
                row -> {
                    places.put(row.getString(1), place(row));
                    candidates.add(new Candidate(row.getString(1), Areas.of(row.getBytes(3))));
                },
                longitude - Whereabouts.EDGE,
                latitude - Whereabouts.EDGE,
                longitude + Whereabouts.EDGE,
                latitude + Whereabouts.EDGE);
        return Whereabouts.of(new Coordinate(longitude, latitude), candidates).stream()
                .map(owner -> places.get(owner.code()))
                .toList();
    }

    /** By the longest listed address that the asked one lies within. */
    public Optional<GridPlace> at(String address) {
        var found = new ArrayList<GridPlace>();
        query(
                AT_ADDRESS,
                row -> found.add(place(row)),
                district.get(),
                Addresses.within(address).toArray(String[]::new));
        return found.stream().findFirst();
    }

    /** By the point, or else by the address; none where grids overlap. Longitude and latitude may both be null. */
    public Optional<GridPlace> of(Double longitude, Double latitude, String address) {
        if (longitude != null) {
            var owners = owners(longitude, latitude);
            if (owners.size() > 1) return Optional.empty();
            if (!owners.isEmpty()) return Optional.of(owners.getFirst());
        }
        return at(address);
    }

    /** A station's grid in use, by its code. */
    public boolean isOf(String station, String code) {
        var found = new ArrayList<GridPlace>();
        query(IN_STATION, row -> found.add(place(row)), code, station);
        return !found.isEmpty();
    }

    private static Problem several(List<String> codes) {
        var named = String.join(", ", codes);
        return Problem.conflict(
                        "GRIDS_OVERLAP",
                        "此处网格重叠（" + named + "），请管理员先修正边界。",
                        "Grids overlap here (" + named + "); ask an administrator to mend their borders.")
                .with("grids", codes);
    }

    private static GridPlace place(ResultSet row) throws SQLException {
        return new GridPlace(
                new GridPlace.Named(row.getString(1), row.getString(2)),
                new GridPlace.Station(
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getBoolean(10)));
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Row each, Object... parameters) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district.get());
            for (int i = 0; i < parameters.length; i++) query.setObject(2 + i, sqlValue(connection, parameters[i]));
            try (var found = query.executeQuery()) {
                while (found.next()) each.read(found);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no grid could be looked up", e);
        }
    }

    private static Object sqlValue(Connection connection, Object value) throws SQLException {
        return value instanceof String[] texts ? connection.createArrayOf("text", texts) : value;
    }
}
