package org.chuishao.local.demo;

import java.util.List;

/** The people of one station who can sign in. */
record Staff(String station, String village, String head, List<String> headsDepartments, String deputy, String member) {

    /** A station's people as the accounts name them: {@code mashan-head} with {@code mashan-deputy} and so on. */
    static List<Staff> of(DemoAccounts people) {
        var villages = Register.read("workstations");
        return people.shown().stream()
                .filter(account -> account.roles().contains("station-head"))
                .map(head -> {
                    var station = head.affiliations().getFirst();
                    var name = head.username().replace("-head", "");
                    var village = villages.stream()
                            .filter(row -> row.get("code").equals(station))
                            .findFirst()
                            .orElseThrow()
                            .get("village");
                    var departments =
                            head.affiliations().subList(1, head.affiliations().size());
                    return new Staff(
                            station, village, head.username(), departments, name + "-deputy", name + "-member");
                })
                .toList();
    }

    /** The head, unless it would be over the head's own department. */
    String verifier(Kind kind, List<String> called) {
        return kind == Kind.JOINT && headsDepartments.stream().noneMatch(called::contains) ? head : deputy;
    }
}
