package org.chuishao.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * Everybody who has a part in walking the tables: somebody in every role where the whistle is blown, the same roles in other units
 * of the district, and once more in another district, under the very same codes.
 */
record Cast(Town town) {
    static final String DISTRICT = "340811";
    static final String STATION = DISTRICT + "001002";

    private static final String OTHER_DISTRICT = "340802";
    private static final String STREET = DISTRICT + "001";
    private static final String OTHER_STATION = DISTRICT + "001003";
    private static final String OTHER_STREET = DISTRICT + "002";
    /** Reading is limited to so many a second for each person, too. */
    private static final int WATCHERS = 12;

    private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

    /** @param near one of the whistle's own unit; the others must not even see it */
    record Somebody(String name, String role, List<String> units, boolean near, String district) {}

    static final List<Somebody> EVERYBODY = List.of(
            near("member", "station-member", STATION),
            near("deputy", "station-deputy", STATION),
            near("head", "station-head", STATION),
            near("grid", "grid-worker", STATION),
            near("dispatcher", "dispatcher", DISTRICT),
            near("street", "dispatcher", STREET),
            near("callback", "callback-operator", DISTRICT),
            near("market-clerk", "department-clerk", "MARKET"),
            near("market-lead", "department-lead", "MARKET"),
            near("assessor", "assessor", DISTRICT),
            near("reviewer", "reviewer", DISTRICT),
            near("editor", "catalogue-editor", DISTRICT),
            near("keeper", "admin", DISTRICT),
            near("reader", "score-reader", DISTRICT),
            near("integrator", "integrator", DISTRICT),
            near("source", "signal-source", DISTRICT),
            elsewhere("other-member", "station-member", OTHER_STATION),
            elsewhere("other-deputy", "station-deputy", OTHER_STATION),
            elsewhere("other-head", "station-head", OTHER_STATION),
            elsewhere("other-grid", "grid-worker", OTHER_STATION),
            elsewhere("other-street", "dispatcher", OTHER_STREET),
            elsewhere("other-callback", "callback-operator", OTHER_STREET),
            elsewhere("police-clerk", "department-clerk", "POLICE"),
            elsewhere("police-lead", "department-lead", "POLICE"),
            abroad("abroad-member", "station-member", STATION),
            abroad("abroad-deputy", "station-deputy", STATION),
            abroad("abroad-head", "station-head", STATION),
            abroad("abroad-grid", "grid-worker", STATION),
            abroad("abroad-dispatcher", "dispatcher", DISTRICT),
            abroad("abroad-callback", "callback-operator", DISTRICT),
            abroad("abroad-clerk", "department-clerk", "MARKET"),
            abroad("abroad-lead", "department-lead", "MARKET"));

    private static Somebody near(String name, String role, String unit) {
        return new Somebody(name, role, List.of(unit), true, DISTRICT);
    }

    private static Somebody elsewhere(String name, String role, String unit) {
        return new Somebody(name, role, List.of(unit), false, DISTRICT);
    }

    private static Somebody abroad(String name, String role, String unit) {
        return new Somebody(name, role, List.of(unit), false, OTHER_DISTRICT);
    }

    /** Those {@link Town} has not got already. */
    static List<Map<String, ?>> accounts() {
        var known = Set.of(
                "member",
                "deputy",
                "head",
                "dispatcher",
                "callback",
                "market-clerk",
                "assessor",
                "other-member",
                "other-deputy",
                "other-head",
                "police-lead");
        var accounts = new ArrayList<Map<String, ?>>();
        for (var one : EVERYBODY)
            if (!known.contains(one.name())) accounts.add(account(one.name(), one.district(), one.role(), one.units()));
        accounts.add(account("housing-lead", DISTRICT, "department-lead", List.of("HOUSING")));
        for (int i = 0; i < WATCHERS; i++)
            accounts.add(account("watcher-" + i, DISTRICT, "assessor", List.of(DISTRICT)));
        return accounts;
    }

    private static Map<String, ?> account(String name, String district, String role, List<String> units) {
        var account = new HashMap<String, Object>(Town.account(name, district, List.of(role), units));
        account.put("username", name + "-" + DISTRICT);
        return account;
    }

    /** Whoever has not got a part in it, of those who could be told so: who is elsewhere counts if the role has the address. */
    static List<Somebody> everybodyBut(Collection<String> names, Predicate<String> hasTheAddress) {
        return EVERYBODY.stream()
                .filter(one -> !names.contains(one.name()))
                .filter(one -> one.near() || hasTheAddress.test(one.role()))
                .toList();
    }

    /** Whatever the answer is, once there is one. */
    Api.Answer asks(String who, String path, Object body) {
        var key = UUID.randomUUID().toString();
        return patiently(() -> town.api.post(who + "-" + DISTRICT, path, key, body));
    }

    /** @throws AssertionError when it is refused */
    JsonNode does(String who, String path, Object body) {
        return good(who, path, asks(who, path, body));
    }

    JsonNode sees(String who, String path) {
        return good(who, path, looks(who, path));
    }

    /** Whatever the answer is, once there is one. */
    Api.Answer looks(String who, String path) {
        return patiently(() -> town.api.read(who + "-" + DISTRICT, path));
    }

    /** As one of the assessors does, who see everything. */
    JsonNode watches(String path) {
        return sees("watcher-" + Math.floorMod(path.hashCode(), WATCHERS), path);
    }

    private static Api.Answer patiently(Callable<Api.Answer> asking) {
        return await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(asking, answer -> !isToBeAskedAgain(answer));
    }

    /** Also when an event came in between: whoever is told so asks again. */
    private static boolean isToBeAskedAgain(Api.Answer answer) {
        return LATER.contains(answer.status())
                || answer.status() == 409 && answer.json().path("code").asText().equals("CHANGED_MEANWHILE");
    }

    private static JsonNode good(String who, String path, Api.Answer answer) {
        if (!answer.isGood())
            throw new AssertionError(
                    "%s was answered %d by %s: %s".formatted(who, answer.status(), path, answer.text()));
        return answer.json();
    }
}
