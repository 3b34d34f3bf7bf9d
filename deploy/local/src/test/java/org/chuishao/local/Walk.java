package org.chuishao.local;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.chuishao.local.Row.Case;

/** How one comes anywhere in both tables: every case is raised, dispatched and worked on by the people concerned. */
final class Walk {
    static final String LEAD = "MARKET";
    static final String ASSIST = "HOUSING";

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** What a whistle is about, as far as the tables care. */
    enum Matter {
        ROUTINE("ROUTINE", "deputy", false),
        /** A resident waits to be called back. */
        RESIDENTS("ROUTINE", "deputy", true),
        EMERGENCY("EMERGENCY", "member", true),
        JOINT("JOINT", "head", false);

        final String kind;
        final String blower;
        final boolean hasResident;

        Matter(String kind, String blower, boolean hasResident) {
            this.kind = kind;
            this.blower = blower;
            this.hasResident = hasResident;
        }
    }

    final Cast cast;
    final Queue<String> whistles = new ConcurrentLinkedQueue<>();

    Walk(Cast cast) {
        this.cast = cast;
    }

    // where a whistle stands

    /** The member's: whoever finds something may keep it. */
    Case draft(Matter matter) {
        return raise("member", matter, true);
    }

    /** It names no matter of the catalogue, so it waits for a dispatcher. */
    Case submitted(Matter matter) {
        return raise(matter.blower, matter, false);
    }

    Case needsInfo(Matter matter) {
        return then(submitted(matter), "dispatcher", "ask", note());
    }

    Case rejected(Matter matter) {
        return then(submitted(matter), "dispatcher", "reject", rejection());
    }

    Case withdrawn(Matter matter) {
        return then(submitted(matter), "head", "withdraw", note());
    }

    Case linked(Matter matter) {
        return link(submitted(matter), submitted(Matter.ROUTINE));
    }

    /** @param main goes on, and is handled for both */
    Case link(Case whistle, Case main) {
        return then(whistle, "dispatcher", "link", Map.of("mainId", main.whistle()))
                .linkedTo(main.whistle());
    }

    Case dispatched(Matter matter, String... assists) {
        return dispatch(submitted(matter), LEAD, assists);
    }

    Case dispatch(Case whistle, String lead, String... assists) {
        return heard(then(whistle, "dispatcher", "dispatch", Map.of("lead", lead, "assists", List.of(assists))));
    }

    Case inProgress(Matter matter, String... assists) {
        var whistle = dispatched(matter, assists);
        comes(whistle);
        return stands(whistle, "IN_PROGRESS");
    }

    Case suspended(Matter matter) {
        var whistle = dispatched(matter);
        suspend(duty(whistle, LEAD));
        return stands(whistle, "SUSPENDED");
    }

    Case suspendedAtWork(Matter matter) {
        var whistle = inProgress(matter);
        suspend(duty(whistle, LEAD));
        return stands(whistle, "SUSPENDED");
    }

    Case awaitingVerification(Matter matter) {
        var whistle = inProgress(matter);
        completes(whistle);
        return stands(whistle, "AWAITING_VERIFICATION");
    }

    Case awaitingCallback(Matter matter) {
        return then(awaitingVerification(matter), "deputy", "verify", passed());
    }

    Case closed(Matter matter) {
        return matter.hasResident
                ? then(awaitingCallback(matter), "callback", "callback", reached())
                : then(awaitingVerification(matter), "deputy", "verify", passed());
    }

    // where a duty stands

    Case pending(Matter matter) {
        return duty(dispatched(matter), LEAD);
    }

    Case accepted(Matter matter) {
        return then(pending(matter), "market-clerk", "accept", Map.of());
    }

    Case checkedIn(Matter matter) {
        return then(accepted(matter), "market-clerk", "check-in", onSite());
    }

    Case released() {
        return then(checkedIn(Matter.JOINT), "deputy", "release", Map.of());
    }

    Case done() {
        return then(checkedIn(Matter.ROUTINE), "market-clerk", "complete", result());
    }

    Case returned() {
        return then(asks(pending(Matter.ROUTINE), "return"), "dispatcher", "return/uphold", note());
    }

    /** Of who leads elsewhere: half an hour later it should have come. */
    Case pendingAssist() {
        return duty(dispatch(submitted(Matter.JOINT), ASSIST, LEAD), LEAD);
    }

    Case absent(Case duty) {
        return then(overdue(duty), "deputy", "absent", note());
    }

    /** A limit has passed, and its department's lead was told. */
    Case overdue(Case duty) {
        until(duty + " to be overdue", () -> cast.watches(duty.path()).hasNonNull("escalatedAt"));
        return duty;
    }

    Case takenBack() {
        var duty = pending(Matter.ROUTINE);
        withdraws(duty);
        return state(duty, "WITHDRAWN");
    }

    Case assistPending(Matter matter) {
        return duty(dispatched(matter, ASSIST), ASSIST);
    }

    Case assistAccepted(Matter matter) {
        return then(assistPending(matter), "housing-lead", "accept", Map.of());
    }

    Case assistCheckedIn() {
        return then(assistAccepted(Matter.ROUTINE), "housing-lead", "check-in", onSite());
    }

    Case assistSuspended() {
        var duty = then(assistPending(Matter.ROUTINE), "housing-lead", "suspend", suspension());
        return then(duty, "dispatcher", "suspend/approve", note());
    }

    Case suspend(Case duty) {
        return then(asks(duty, "suspend"), "dispatcher", "suspend/approve", note());
    }

    /** The department's lead asks the centre for it. */
    Case asks(Case duty, String what) {
        return then(duty, "market-lead", what, plea(what));
    }

    Case refused(Case duty) {
        return then(asks(duty, "return"), "dispatcher", "return/refuse", reason());
    }

    Case disputed(Case duty) {
        return asks(refused(duty), "dispute");
    }

    Case duty(Case whistle, String organisation) {
        for (var called : cast.watches(whistle.path()).path("departments"))
            if (called.path("organisation").asText().equals(organisation))
                return new Case("/assignments/" + called.path("assignmentId").asText(), whistle.whistle(), null);
        throw new AssertionError(organisation + " is not called to " + whistle);
    }

    // what brings things about

    void comes(Case whistle) {
        var duty = duty(whistle, LEAD);
        then(duty, "market-clerk", "accept", Map.of());
        then(duty, "market-clerk", "check-in", onSite());
    }

    void completes(Case whistle) {
        then(duty(whistle, LEAD), "market-clerk", "complete", result());
    }

    void withdraws(Case it) {
        then(Case.whistle(it.whistle()), "head", "withdraw", note());
    }

    /** The lead is relieved, and the whistle goes to somebody else alone. */
    void goesElsewhere(Case it) {
        var whistle = Case.whistle(it.whistle());
        then(asks(duty(whistle, LEAD), "return"), "dispatcher", "return/uphold", note());
        stands(whistle, "SUBMITTED");
        then(whistle, "dispatcher", "dispatch", Map.of("lead", "WATER"));
    }

    Case then(Case it, String who, String path, Object body) {
        cast.does(who, it.path() + "/" + path, body);
        return it;
    }

    // what is said

    static Map<String, ?> note() {
        return Map.of("note", "为什么");
    }

    static Map<String, ?> onSite() {
        return Map.of("onSite", true);
    }

    static Map<String, ?> reason() {
        return Map.of("reason", "为什么");
    }

    static Map<String, ?> rejection() {
        return Map.of("reason", "STATION_MATTER", "note", "为什么");
    }

    static Map<String, ?> result() {
        return Map.of("outcome", "SOLVED", "result", "已清理");
    }

    static Map<String, ?> passed() {
        return Map.of("passed", true, "ratings", List.of(Map.of("organisation", LEAD, "stars", 4)));
    }

    static Map<String, ?> reached() {
        return Map.of("reached", true, "satisfaction", "SATISFIED");
    }

    static Map<String, ?> suspension() {
        return Map.of("ground", "COURT", "reviewOn", "2026-11-19", "reason", "诉讼中");
    }

    static Map<String, ?> plea(String what) {
        return switch (what) {
            case "return", "dispute" -> Map.of("citedItem", Town.COVER, "reason", "为什么");
            case "suspend" -> suspension();
            default -> reason();
        };
    }

    static Map<String, ?> ruling(String responsible) {
        return Map.of("responsible", responsible, "citedItem", Town.COVER, "reason", "职责清楚");
    }

    // what both sides say of it

    Case stands(Case whistle, String stage) {
        until(whistle + " to be " + stage, () -> stage(whistle).equals(stage));
        return heard(whistle);
    }

    Case state(Case duty, String state) {
        until(duty + " to be " + state, () -> stage(duty).equals(state));
        return duty;
    }

    String stage(Case it) {
        return stage(it, cast.watches(it.path()));
    }

    static String stage(Case it, JsonNode view) {
        return view.path(it.isWhistle() ? "stage" : "state").asText();
    }

    /** Each side has heard what the other has told of it. */
    Case heard(Case it) {
        until("both sides to agree about " + it.whistle(), () -> agree(it.whistle()));
        return it;
    }

    boolean agree(String whistle) {
        var called = cast.watches("/whistles/" + whistle).path("departments");
        for (var department : called) if (!department.hasNonNull("assignmentId")) return false;
        if (called.isEmpty()) return true;
        var duties = new HashMap<String, String>();
        for (var duty : cast.watches("/assignments?whistleId=" + whistle).path("items"))
            duties.put(duty.path("id").asText(), duty.path("state").asText());
        for (var department : called)
            if (!department
                    .path("stage")
                    .asText()
                    .equals(duties.get(department.path("assignmentId").asText()))) return false;
        return true;
    }

    /** The lines of a whistle's history, by what happened. */
    Map<String, Integer> lines(String whistle) {
        var counted = new LinkedHashMap<String, Integer>();
        for (var line : cast.watches("/whistles/" + whistle + "/timeline").path("lines")) {
            var move = line.path("move").asText();
            counted.merge(move, 1, Integer::sum);
            counted.merge(
                    new Passage(
                                    line.path("from").asText(),
                                    move,
                                    line.path("to").asText())
                            .toString(),
                    1,
                    Integer::sum);
        }
        return counted;
    }

    static void until(String what, BooleanSupplier so) {
        await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(so::getAsBoolean);
    }

    private Case raise(String who, Matter matter, boolean draft) {
        var request = new HashMap<String, Object>(Map.of(
                "kind",
                matter.kind,
                "stationCode",
                Cast.STATION,
                "title",
                "路口积水",
                "description",
                "路口积水，居民出行不便。",
                "location",
                Map.of("address", "马山路18号"),
                "whyNotInStation",
                "排水管网不归社区管护。",
                "draft",
                draft));
        if (matter.hasResident) request.put("resident", Map.of("name", "王小明", "phone", "13800005678"));
        var id = cast.does(who, "/whistles", request).path("id").asText();
        whistles.add(id);
        return Case.whistle(id);
    }
}
