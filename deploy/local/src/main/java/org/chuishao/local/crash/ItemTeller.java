package org.chuishao.local.crash;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.chuishao.local.Api;

/** Tells items of the catalogue: each is created, renamed and retired. */
final class ItemTeller extends Teller {
    static final String EDITOR = "editor";
    /** Begins the codes of all that are told. */
    static final String OURS = "CRASH-";

    /** Every change of the catalogue waits for the one before, and goes to everybody who has a copy. */
    private static final int MILLIS_BETWEEN_STEPS = 1_000;

    ItemTeller(Api api, Journal journal, Duration patience) {
        super(api, journal, patience);
    }

    @Override
    void tell() throws InterruptedException {
        var code = OURS + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        int version = 0;
        for (var step : Plot.ITEM.steps()) {
            int seen = version++;
            until(step, code, EDITOR, () -> put(code, seen, step), answer -> true);
            acknowledged(Plot.ITEM, code, code, step);
            Thread.sleep(MILLIS_BETWEEN_STEPS);
        }
    }

    /** A change whose answer was lost is not the version seen any more when it is asked for again. */
    private Api.Answer put(String code, int seen, Step step) {
        var name = step.lines().getFirst();
        var answer = api.put(EDITOR, "/items/" + code, seen, item(name, step != Step.RETIRE));
        if (answer.status() != 412) return answer;
        var now = api.read(EDITOR, "/items/" + code);
        return now.isGood() && now.json().path("name").asText().equals(name) ? now : answer;
    }

    private static Map<String, ?> item(String name, boolean active) {
        return Map.of(
                "name", name,
                "category", "城乡建设",
                "subcategory", "城市建设和市政管理",
                "type", "PUBLIC_SERVICE",
                "lead", "URBAN",
                "active", active);
    }
}
