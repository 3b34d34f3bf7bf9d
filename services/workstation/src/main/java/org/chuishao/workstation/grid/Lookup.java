package org.chuishao.workstation.grid;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.workstation.grid.Whereabouts.Candidate;
import org.locationtech.jts.geom.Coordinate;

/** Finds the grid of a place: the index brings the few whose boxes hold it, {@link Whereabouts} decides. */
@ApplicationScoped
public class Lookup {
    private static final String GRID_AND_STATION = """
            select g.code, g.name, w.code, w.name, w.village, w.address, w.office_hours, w.phone, w.active, g.shape
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
        var candidates = Sql.of(
                        AT_POINT,
                        district.get(),
                        longitude - Whereabouts.EDGE,
                        latitude - Whereabouts.EDGE,
                        longitude + Whereabouts.EDGE,
                        latitude + Whereabouts.EDGE)
                .list(database, row -> {
                    var place = place(row);
                    var code = place.grid().code();
                    places.put(code, place);
                    return new Candidate(code, Areas.of(row.bytes()));
                });
        return Whereabouts.of(new Coordinate(longitude, latitude), candidates).stream()
                .map(owner -> places.get(owner.code()))
                .toList();
    }

    /** By the longest listed address that the asked one lies within. */
    public Optional<GridPlace> at(String address) {
        return Sql.of(AT_ADDRESS, district.get(), district.get(), Addresses.within(address))
                .first(database, Lookup::place);
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
        return Sql.of(IN_STATION, district.get(), code, station)
                .first(database, Lookup::place)
                .isPresent();
    }

    private static Problem several(List<String> codes) {
        var named = String.join(", ", codes);
        return Problem.conflict(
                        "GRIDS_OVERLAP",
                        "此处网格重叠（" + named + "），请管理员先修正边界。",
                        "Grids overlap here (" + named + "); ask an administrator to mend their borders.")
                .with("grids", codes);
    }

    private static GridPlace place(Fields row) throws SQLException {
        return new GridPlace(
                new GridPlace.Named(row.text(), row.text()),
                new GridPlace.Station(
                        row.text(), row.text(), row.text(), row.text(), row.text(), row.text(), row.truth()));
    }
}
