package org.chuishao.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody of a story. What they do goes through the gateway with their own token, again until it is answered. */
record Person(Town town, String username) {

    Told raises(String kind, String title, String item) {
        return raises(kind, title, item, title + "，居民出行不便，站内无权处置。", false, false);
    }

    Told raisesForAResident(String kind, String title, String item) {
        return raises(kind, title, item, title + "，居民出行不便，站内无权处置。", true, false);
    }

    void drafts(String title, String item) {
        raises("ROUTINE", title, item, "先存为草稿。", false, true);
    }

    /** In the citizen's own words, and without knowing whose matter it is. */
    Told passesOn(String title, String message) {
        return raises("ROUTINE", title, null, message, false, false);
    }

    private Told raises(
            String kind, String title, String item, String description, boolean forResident, boolean draft) {
        var request = new LinkedHashMap<String, Object>();
        request.put("kind", kind);
        request.put("stationCode", town.station());
        request.put("title", title);
        request.put("description", description);
        if (item != null) request.put("itemCode", item);
        request.put("location", Map.of("address", "马山路18号"));
        request.put("whyNotInStation", "站内无权处置。");
        request.put("draft", draft);
        if (forResident) request.put("resident", Map.of("name", "王小明", "phone", "13800005678"));
        return new Told(town, postsWhenKnown("/whistles", request).path("id").asText());
    }

    void dispatches(Told whistle, String lead, String... assists) {
        postsWhenKnown(whistle.path("dispatch"), Map.of("lead", lead, "assists", List.of(assists)));
    }

    void accepts(Told whistle) {
        posts(whistle.dutyOf(department()) + "/accept", Map.of());
    }

    void checksIn(Told whistle) {
        posts(whistle.dutyOf(department()) + "/check-in", Map.of("note", "已到现场", "onSite", true));
    }

    void completes(Told whistle) {
        posts(whistle.dutyOf(department()) + "/complete", Map.of("outcome", "SOLVED", "result", "已处置完毕"));
    }

    /** Accepts, comes, and does the work. */
    void settles(Told whistle) {
        accepts(whistle);
        checksIn(whistle);
        completes(whistle);
    }

    /** It is another's, as the item proves; the catalogue may have to reach the departments first. */
    void returns(Told whistle, String item) {
        postsWhenKnown(whistle.dutyOf(department()) + "/return", Map.of("citedItem", item, "reason", "不属本部门职责"));
    }

    void asksToSuspend(Told whistle, String until) {
        posts(
                whistle.dutyOf(department()) + "/suspend",
                Map.of("ground", "COURT", "reviewOn", until, "reason", "等待法院裁定"));
    }

    void releases(Told whistle, String department) {
        posts(whistle.dutyOf(department) + "/release", Map.of());
    }

    void declaresAbsent(Told whistle, String department) {
        posts(whistle.dutyOf(department) + "/absent", Map.of("note", "约定时间未到场"));
    }

    void sendsBack(Told whistle, String why) {
        posts(whistle.path("verify"), Map.of("passed", false, "note", why));
    }

    void passes(Told whistle, Stars... stars) {
        posts(whistle.path("verify"), passing(stars));
    }

    static Map<String, ?> passing(Stars... stars) {
        return Map.of(
                "passed",
                true,
                "ratings",
                Arrays.stream(stars)
                        .map(s -> Map.of("organisation", s.department(), "stars", s.count(), "reason", "现场核查"))
                        .toList());
    }

    record Stars(String department, int count) {}

    static Stars stars(String department, int count) {
        return new Stars(department, count);
    }

    void hears(Told whistle, String satisfaction) {
        posts(whistle.path("callback"), Map.of("reached", true, "satisfaction", satisfaction));
    }

    JsonNode gets(String path) {
        return town.api.get(username, path);
    }

    Api.Answer reads(String path, String... headers) {
        return town.api.read(username, path, headers);
    }

    /** A spreadsheet, whatever is answered. */
    Api.Answer sends(String path, String csv) {
        return town.api.upload(username, path, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Once, whatever is answered. */
    Api.Answer tries(String path, Object body) {
        return town.api.post(username, path, UUID.randomUUID().toString(), body);
    }

    JsonNode posts(String path, Object body) {
        return patiently(
                () -> town.api.postWhenReady(username, path, UUID.randomUUID().toString(), body));
    }

    JsonNode postsWhenKnown(String path, Object body) {
        return patiently(
                () -> town.api.postWhenKnown(username, path, UUID.randomUUID().toString(), body));
    }

    private interface Asking {
        JsonNode ask() throws InterruptedException;
    }

    private static JsonNode patiently(Asking asking) {
        try {
            return asking.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private String department() {
        return username.substring(0, username.indexOf('-')).toUpperCase();
    }
}
