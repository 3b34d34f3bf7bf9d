package org.chuishao.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.local.Api;

/** Loads the district's organisations, items, workstations, certificates, rosters and service points, in batches that may be sent again. */
public final class Registers {
    private static final int BATCH = 200;

    private final Api api;

    public Registers(Api api) {
        this.api = api;
    }

    /** Items name organisations, so these come first. */
    public void load() throws InterruptedException {
        send("editor", "organisations", Register.read("organisations"));
        send("admin", "workstations", Register.read("workstations"));
        send("editor", "items", items());
        send(
                "editor",
                "certificates",
                Register.read("certificates").stream()
                        .map(Registers::certificate)
                        .toList());
        api.postWhenReady(
                "editor", "/on-call-rosters/batch", "demo-rosters", Map.of("rosters", Register.readJson("rosters")));
        api.postWhenReady(
                "editor",
                "/service-points/batch",
                "demo-service-points",
                Map.of("servicePoints", Register.readJson("service-points")));
    }

    private void send(String who, String register, List<? extends Map<String, ?>> rows) throws InterruptedException {
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = new ArrayList<>(rows.subList(from, Math.min(from + BATCH, rows.size())));
            api.postWhenReady(who, "/" + register + "/batch", "demo-" + register + "-" + from, Map.of(register, batch));
        }
    }

    private static Map<String, ?> certificate(Map<String, String> row) {
        var certificate = new LinkedHashMap<String, Object>(row);
        certificate.put("aliases", Register.split(row.get("aliases")));
        return certificate;
    }

    static List<? extends Map<String, ?>> items() {
        return Register.read("items").stream().map(Registers::item).toList();
    }

    private static Map<String, ?> item(Map<String, String> row) {
        var item = new LinkedHashMap<String, Object>(row);
        for (var list : List.of("assists", "onCall", "keywords")) {
            item.put(list, Register.split(row.get(list)));
        }
        item.values().removeIf(""::equals); // an empty cell says nothing
        item.computeIfPresent("consentRequired", (column, said) -> Boolean.valueOf((String) said));
        return item;
    }
}
