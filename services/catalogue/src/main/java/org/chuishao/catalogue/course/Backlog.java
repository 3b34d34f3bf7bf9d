package org.chuishao.catalogue.course;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.chuishao.kernel.district.CurrentDistrict;
import org.jboss.logging.Logger;

/**
 * What has come due, worked off a batch of one district at a time. A batch that fails is tried again in smaller ones; what fails
 * alone waits until the next look, so that it stops nothing behind it.
 */
public final class Backlog {
    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final int BATCH = 200;

    private Backlog() {}

    /** Takes or locks what is due, oldest first, in the current district's transaction. */
    @FunctionalInterface
    public interface Taking<K> {
        /** @param without the names of what waits */
        List<K> take(int most, Collection<Object> without);
    }

    @FunctionalInterface
    public interface Doing<K> {
        void to(K one);
    }

    /** @param name of the record something is done to: what else is due to it waits with it, since order counts there */
    public static <K> void workOff(List<String> districts, Taking<K> taking, Function<K, Object> name, Doing<K> doing) {
        for (var district : districts) {
            try {
                workOff(district, taking, name, doing);
            } catch (RuntimeException e) {
                LOG.errorf(e, "what is due in %s stands still; other districts go on", district);
            }
        }
    }

    private static <K> void workOff(String district, Taking<K> taking, Function<K, Object> name, Doing<K> doing) {
        var waiting = new ArrayList<Object>();
        int most = BATCH;
        while (true) {
            var due = new ArrayList<K>();
            try {
                inTransaction(district, most, waiting, taking, due, doing);
                if (due.size() < most) return;
                most = Math.min(2 * most, BATCH);
            } catch (RuntimeException e) {
                if (due.isEmpty()) throw e;
                most = 1;
                if (due.size() > 1) LOG.warnf(e, "what is due in %s goes on in smaller steps", district);
                else {
                    LOG.errorf(e, "%s in %s waits; what is due after it goes on", due.getFirst(), district);
                    waiting.add(name.apply(due.getFirst()));
                }
            }
        }
    }

    private static <K> void inTransaction(
            String district, int most, List<Object> waiting, Taking<K> taking, List<K> due, Doing<K> doing) {
        CurrentDistrict.within(
                district,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    due.addAll(taking.take(most, waiting));
                    for (var one : due) doing.to(one);
                    return null;
                }));
    }
}
