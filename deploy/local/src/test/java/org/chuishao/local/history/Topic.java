package org.chuishao.local.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** What one service tells of one whistle: in its order, at least once; the listener's inbox lets each take effect once. */
final class Topic<E> {
    private final List<E> told = new ArrayList<>();
    private final Set<Integer> inbox = new HashSet<>();
    private final boolean hasInbox;
    private int next;

    Topic(boolean hasInbox) {
        this.hasInbox = hasInbox;
    }

    void tell(E event) {
        told.add(event);
    }

    boolean isDelivered() {
        return next == told.size();
    }

    void deliver(Consumer<E> listener) {
        if (isDelivered()) return;
        int now = next++;
        if (inbox.add(now) || !hasInbox) listener.accept(told.get(now));
    }

    /** The listener comes back and reads again what it had read but not acknowledged. */
    void goBack(Random chance) {
        next = Math.max(0, next - chance.nextInt(5));
    }
}
