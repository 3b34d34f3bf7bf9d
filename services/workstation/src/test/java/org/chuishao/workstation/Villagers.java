package org.chuishao.workstation;

import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.chuishao.kernel.testing.Tokens;

/** The people of one station, and those who look at it from above and beside. */
public record Villagers(String station) {
    /** Registers the station and returns its people. */
    public static Villagers of(String station) {
        var district = station.substring(0, 6);
        People.adminOf(district)
                .body(Map.of(
                        "name",
                        "红领工作站" + station,
                        "streetCode",
                        station.substring(0, 9),
                        "village",
                        "某社区",
                        "address",
                        "某路1号"))
                .put("/workstations/" + station);
        return new Villagers(station);
    }

    public RequestSpecification head() {
        return as("station-head", station);
    }

    public RequestSpecification deputy() {
        return as("station-deputy", station);
    }

    public RequestSpecification member() {
        return as("station-member", station);
    }

    /** A dispatcher of the street's linkage centre: reads its villages. */
    public RequestSpecification street() {
        return as("dispatcher", station.substring(0, 9));
    }

    public RequestSpecification assessor() {
        return as("assessor", district());
    }

    public RequestSpecification admin() {
        return as("admin", district());
    }

    /** The head of another station of the same street. */
    public RequestSpecification neighbour() {
        return as("station-head", station.substring(0, 9) + "998");
    }

    public RequestSpecification departmentClerk() {
        return as("department-clerk", "URBAN");
    }

    public String district() {
        return station.substring(0, 6);
    }

    private RequestSpecification as(String role, String affiliation) {
        return People.stranger()
                .auth()
                .oauth2(Tokens.of(role + "-of-" + affiliation)
                        .roles(role)
                        .at(affiliation)
                        .district(district())
                        .token());
    }
}
