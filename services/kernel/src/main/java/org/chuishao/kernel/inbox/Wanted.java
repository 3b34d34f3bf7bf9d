package org.chuishao.kernel.inbox;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import org.chuishao.kernel.event.Event;

/**
 * Which events of a topic a listener hears. The others are another listener's business: they are neither read nor remembered.
 *
 * @param type asked before the event is read
 * @param event asked of what was read
 */
public record Wanted(Predicate<String> type, Predicate<Event> event) {
    static final Wanted EVERYTHING = new Wanted(type -> true, event -> true);

    public static Wanted of(Set<String> types) {
        return new Wanted(types::contains, event -> true);
    }

    public static Wanted of(String... types) {
        return of(Set.of(types));
    }

    /** Every event whose type begins so. */
    public static Wanted beginning(String types) {
        return new Wanted(type -> type.startsWith(types), event -> true);
    }

    public static Wanted inAny(Collection<String> districts) {
        return new Wanted(type -> true, event -> districts.contains(event.district()));
    }

    public Wanted unless(Predicate<Event> unwanted) {
        return new Wanted(type, event.and(unwanted.negate()));
    }
}
