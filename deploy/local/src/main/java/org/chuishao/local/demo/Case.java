package org.chuishao.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chuishao.local.Api;

/** One whistle as the people of the demo take it through its life; each move has a key of its own, so it counts once. */
final class Case {
    private final Api api;
    private final String key;
    private final Staff staff;
    private final Map<String, String> assignments = new HashMap<>();
    private String id;

    Case(Api api, String key, Staff staff) {
        this.api = api;
        this.key = key;
        this.staff = staff;
    }

    void raise(String who, Kind kind, Matter matter, boolean knowsItem, Resident resident, boolean draft)
            throws InterruptedException {
        var request = new LinkedHashMap<String, Object>();
        request.put("kind", kind);
        request.put("stationCode", staff.station());
        request.put("title", matter.title());
        request.put("description", matter.description());
        if (knowsItem) request.put("itemCode", matter.itemCode());
        request.put("location", Map.of("address", matter.address()));
        request.put("channel", kind == Kind.EMERGENCY ? "GRID_WORKER" : resident == null ? "STATION" : "RESIDENT");
        if (resident != null) request.put("resident", resident);
        request.put("whyNotInStation", matter.whyNotInStation());
        request.put("draft", draft);
        id = api.postWhenKnown(who, "/whistles", key + "-raise", request)
                .path("id")
                .asText();
    }

    record Resident(String name, String phone) {}

    void dispatch(String lead, List<String> assists, Instant appointedAt) throws InterruptedException {
        var request = new LinkedHashMap<String, Object>(Map.of("lead", lead, "assists", assists));
        if (appointedAt != null)
            request.put(
                    "appointedAt",
                    appointedAt.atZone(WorkSlots.SHANGHAI).toOffsetDateTime().toString());
        api.postWhenKnown("dispatcher", "/whistles/" + id + "/dispatch", key + "-dispatch", request);
    }

    void accept(String department) throws InterruptedException {
        assignment(clerk(department), department, "accept", Map.of());
    }

    void checkIn(String department, String note) throws InterruptedException {
        assignment(clerk(department), department, "check-in", Map.of("note", note, "onSite", true));
    }

    /** The station says whether who checked in came. */
    void arrival(String department, boolean came) throws InterruptedException {
        var said = came ? Map.of("arrived", true) : Map.of("arrived", false, "note", "报到后现场未见人员，值班员两次电话未接。");
        assignment(staff.deputy(), department, "arrival", said);
    }

    void release(String department) throws InterruptedException {
        assignment(staff.deputy(), department, "release", Map.of());
    }

    void absent(String department) throws InterruptedException {
        assignment(staff.deputy(), department, "absent", Map.of("note", "约定时间未到场，电话催促两次未果。"));
    }

    void complete(String department, int round, String outcome, String result) throws InterruptedException {
        api.postWhenReady(
                clerk(department),
                "/assignments/" + assignmentOf(department) + "/complete",
                "%s-complete-%s-%d".formatted(key, department, round),
                Map.of("outcome", outcome, "result", result));
    }

    void sendBack(String who, String note) throws InterruptedException {
        whistle(who, "verify", "verify-1", Map.of("passed", false, "note", note));
    }

    void pass(String who, List<Rating> ratings) throws InterruptedException {
        whistle(who, "verify", "verify-2", Map.of("passed", true, "ratings", ratings));
    }

    record Rating(String organisation, int stars, String reason) {}

    void callBack(int attempt, String satisfaction, String note) throws InterruptedException {
        var request = new LinkedHashMap<String, Object>(Map.of("reached", satisfaction != null, "note", note));
        if (satisfaction != null) request.put("satisfaction", satisfaction);
        whistle("callback", "callback", "callback-" + attempt, request);
    }

    private void whistle(String who, String move, String name, Object request) throws InterruptedException {
        api.postWhenReady(who, "/whistles/" + id + "/" + move, key + "-" + name, request);
    }

    private void assignment(String who, String department, String move, Object request) throws InterruptedException {
        api.postWhenReady(
                who,
                "/assignments/" + assignmentOf(department) + "/" + move,
                "%s-%s-%s".formatted(key, move, department),
                request);
    }

    /** Known once the department's duty has come back to the whistle as an event. */
    private String assignmentOf(String department) throws InterruptedException {
        var deadline = Instant.now().plusSeconds(30);
        while (!assignments.containsKey(department)) {
            if (Instant.now().isAfter(deadline))
                throw new IllegalStateException(department + " never got its duty on whistle " + id);
            for (JsonNode called : api.get(staff.deputy(), "/whistles/" + id).path("departments")) {
                if (called.hasNonNull("assignmentId"))
                    assignments.put(
                            called.path("organisation").asText(),
                            called.path("assignmentId").asText());
            }
            if (!assignments.containsKey(department)) Thread.sleep(20);
        }
        return assignments.get(department);
    }

    private static String clerk(String department) {
        return department.toLowerCase(Locale.ROOT) + "-clerk";
    }
}
