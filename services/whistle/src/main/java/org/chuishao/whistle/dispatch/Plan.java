package org.chuishao.whistle.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.reference.KnownItem;

/** Whom a whistle calls: one lead, any number of assisting departments, and, for JOINT, when they meet on site. */
public record Plan(String lead, List<String> assists, Instant appointedAt, String note) {

    /**
     * Domain §3: a ROUTINE whistle whose item names one lead goes out at once; an EMERGENCY goes out at once to the item's
     * lead and its on-call roster; a JOINT one waits for a dispatcher. Each ruling is a precedent for the next dispatch of its item:
     * where the latest says that another leads, a dispatcher decides; an emergency, where seconds count, does not wait for one.
     *
     * @param ruledOtherwise whether a ruling names another than the item's lead, asked for a routine whistle only
     * @param onDuty who answers in the place at this hour, asked for an emergency only
     */
    public static Optional<Plan> atOnce(
            Kind kind, KnownItem item, Predicate<KnownItem> ruledOtherwise, Supplier<List<String>> onDuty) {
        if (item == null) return Optional.empty();
        return switch (kind) {
            case ROUTINE ->
                ruledOtherwise.test(item) ? Optional.empty() : Optional.of(new Plan(item.lead, List.of(), null, null));
            case EMERGENCY ->
                Optional.of(new Plan(
                        item.lead,
                        Stream.concat(item.onCall.stream(), onDuty.get().stream())
                                .filter(o -> !o.equals(item.lead))
                                .distinct()
                                .toList(),
                        null,
                        null));
            case JOINT -> Optional.empty();
        };
    }
}
