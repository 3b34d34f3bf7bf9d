package org.chuishao.local.crash;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chuishao.local.Api;

/** Several tellers at once, until the stories may end. */
final class Load {
    /** Of eight six tell whistles, one issues and one items. */
    static final int OF_EVERY_SORT = 8;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Journal journal;
    private volatile boolean ending;

    Load(int tellers, Api api, Journal journal, Duration patience) {
        this.journal = journal;
        for (int i = 0; i < tellers; i++) {
            var teller = teller(i, api, patience);
            threads.submit(() -> tellOn(teller));
        }
    }

    private Teller teller(int number, Api api, Duration patience) {
        var station = Station.ALL.get(number % Station.ALL.size());
        return switch (number % OF_EVERY_SORT) {
            case 6 -> new IssueTeller(station, api, journal, patience);
            case 7 -> new ItemTeller(api, journal, patience);
            default -> new WhistleTeller(station, api, journal, patience);
        };
    }

    private void tellOn(Teller teller) {
        while (!ending) {
            try {
                teller.tell();
            } catch (Teller.Stuck e) {
                journal.abandoned(e.getMessage());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                journal.abandoned("a teller met " + e);
            }
        }
    }

    /** Lets every story that has begun come to its end. */
    void end() throws InterruptedException {
        ending = true;
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) journal.abandoned("the stories did not end");
        threads.shutdownNow();
    }
}
