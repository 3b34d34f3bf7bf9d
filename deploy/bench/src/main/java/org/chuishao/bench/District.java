package org.chuishao.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.chuishao.local.Api;
import org.chuishao.local.Part;
import org.chuishao.local.Ports;

/** What people of the demo district ask of the suite, through the gateway with their own tokens. */
final class District {
    private static final List<String> DEPUTIES =
            List.of("mashan", "daguanting", "binjiang", "sifang", "linghu", "huating", "haikou");
    private static final Map<String, String> STATIONS = Map.of(
            "mashan", "340803001002",
            "daguanting", "340803001004",
            "binjiang", "340803002001",
            "sifang", "340803003006",
            "linghu", "340803004001",
            "huating", "340803007001",
            "haikou", "340803100204");

    /** Led by URBAN in the demo catalogue, so that it goes out at once. */
    private static final String ITEM = "DG-010204";

    private static final long GIVE_UP_NANOS = 30_000_000_000L;

    private final CloseableHttpClient http;
    private final Ports ports;
    private final Api api;

    District(CloseableHttpClient http, Ports ports) {
        this.http = http;
        this.ports = ports;
        this.api = new Api(ports);
    }

    Client as(String who) {
        return new Client(http, ports.url(Part.GATEWAY) + "/api/v1", api.tokenOf(who));
    }

    Client deputy(int n) {
        return as(station(n) + "-deputy");
    }

    Load.Client raising(int n) {
        var deputy = deputy(n);
        return () -> deputy.post("/whistles", matter(n)).status() == 201;
    }

    /** From the whistle to its end: raised, accepted, checked in, completed, verified. */
    Load.Client story(int n) {
        var deputy = deputy(n);
        var clerk = as("urban-clerk");
        return () -> {
            var whistle = raise(deputy, matter(n));
            var duty = "/assignments/" + awaitInInbox(clerk, whistle);
            return good(clerk, duty + "/accept", Map.of())
                    && good(clerk, duty + "/check-in", Map.of("onSite", true))
                    && good(clerk, duty + "/complete", Map.of("outcome", "SOLVED", "result", "已处置"))
                    && awaitStage(deputy, whistle, "AWAITING_VERIFICATION")
                    && good(
                            deputy,
                            "/whistles/" + whistle + "/verify",
                            Map.of("passed", true, "ratings", List.of(Map.of("organisation", "URBAN", "stars", 4))));
        };
    }

    /** Raises one and waits until the department's inbox shows it. */
    Load.Client arriving() {
        var deputy = deputy(0);
        var clerk = as("urban-clerk");
        return () -> awaitInInbox(clerk, raise(deputy, matter(0))) != null;
    }

    /** The ids of duties that wait to be accepted, the newest first, at most so many. */
    Queue<String> waiting(int most) throws IOException {
        var clerk = as("urban-clerk");
        var ids = new ConcurrentLinkedQueue<String>();
        var cursor = "";
        do {
            var page =
                    clerk.get("/assignments?state=PENDING&limit=200" + cursor).json();
            page.path("items").forEach(duty -> ids.add(duty.path("id").asText()));
            cursor = page.path("next").isTextual()
                    ? "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty() && ids.size() < most);
        return ids;
    }

    Load.Client accepting(Queue<String> waiting) {
        var clerk = as("urban-clerk");
        return () -> {
            var next = waiting.poll();
            if (next == null) throw new Load.Done();
            return good(clerk, "/assignments/" + next + "/accept", Map.of());
        };
    }

    Load.Client reading(String who, String path, int expected, String... headers) {
        var reader = as(who);
        return () -> reader.get(path, headers).status() == expected;
    }

    /** @param path what comes before one of the endings */
    Load.Client readingOneOf(String path, List<String> endings) {
        var reader = as("dispatcher");
        return () -> reader.get(path + endings.get(ThreadLocalRandom.current().nextInt(endings.size())))
                        .status()
                == 200;
    }

    private static String raise(Client deputy, Map<String, ?> matter) throws IOException {
        var raised = deputy.post("/whistles", matter);
        if (raised.status() != 201) throw new IOException("raising was answered " + raised.status());
        return raised.json().path("id").asText();
    }

    private static boolean good(Client who, String path, Map<String, ?> body) throws IOException {
        return who.post(path, body).status() == 200;
    }

    private static String awaitInInbox(Client clerk, String whistle) throws IOException {
        for (long end = System.nanoTime() + GIVE_UP_NANOS; System.nanoTime() < end; pause()) {
            var duty = clerk.get("/assignments?whistleId=" + whistle)
                    .json()
                    .path("items")
                    .path(0);
            if (!duty.isMissingNode()) return duty.path("id").asText();
        }
        throw new IOException("the assignment never came");
    }

    private static boolean awaitStage(Client deputy, String whistle, String stage) throws IOException {
        for (long end = System.nanoTime() + GIVE_UP_NANOS; System.nanoTime() < end; pause()) {
            var shown = deputy.get("/whistles/" + whistle).json();
            if (shown.path("stage").asText().equals(stage)) return true;
        }
        return false;
    }

    private static void pause() {
        LockSupport.parkNanos(2_000_000);
    }

    private static String station(int n) {
        return DEPUTIES.get(n % DEPUTIES.size());
    }

    /** Within some five kilometres: whistles that all come from one point would make an index of places as no district has it. */
    private static double around(double degrees) {
        return degrees + ThreadLocalRandom.current().nextDouble(-0.05, 0.05);
    }

    /** What client number n raises. */
    static Map<String, ?> matter(int n) {
        return Map.of(
                "kind",
                "ROUTINE",
                "stationCode",
                STATIONS.get(station(n)),
                "title",
                "路面井盖缺失",
                "description",
                "主干道井盖缺失，夜间无照明，行人和车辆有危险，站内没有备件也没有权限处置。".repeat(3),
                "itemCode",
                ITEM,
                "location",
                Map.of("address", "马山路18号", "longitude", around(117.03), "latitude", around(30.51)),
                "whyNotInStation",
                "由区城管局管护");
    }
}
