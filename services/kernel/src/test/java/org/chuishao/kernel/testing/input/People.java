package org.chuishao.kernel.testing.input;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chuishao.kernel.testing.input.ApiDocument.Operation;

/** Everybody who asks: of each role one where the examples play, one next door, one in a district where nothing is. */
record People(List<Person> where, List<Person> nextDoor, List<Person> strangers) {

    static People of(List<String> roles, String district, String elsewhere) {
        var people = new People(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (var role : roles) {
            people.where.add(Person.of(role, district, place(role, district, "001002", "URBAN"), true));
            people.nextDoor.add(Person.of(role, district, place(role, district, "001003", "MARKET"), true));
            people.strangers.add(Person.of(role, elsewhere, place(role, elsewhere, "001002", "URBAN"), false));
        }
        return people;
    }

    private static String place(String role, String district, String station, String department) {
        if (role.startsWith("station-") || role.equals("grid-worker")) return district + station;
        return role.startsWith("department-") ? department : district;
    }

    /** Mostly somebody whom the document lets in and whose place it is: others are soon refused. */
    Person somebody(Operation operation, RandomGenerator random) {
        var from = switch (random.nextInt(8)) {
            case 0 -> nextDoor;
            case 1 -> strangers;
            default -> where;
        };
        var letIn =
                from.stream().filter(person -> operation.letsIn(person.role())).toList();
        var choice = letIn.isEmpty() || random.nextInt(20) == 0 ? from : letIn;
        return choice.get(random.nextInt(choice.size()));
    }
}
