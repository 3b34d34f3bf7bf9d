package org.chuishao.local.crash;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chuishao.local.Api;

/** Several tellers at once, until the stories may end. */
final class Load {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Journal journal;
    private volatile boolean ending;

    Load(int tellers, Api api, Journal journal, Duration patience) {
        this.journal = journal;
        for (int i = 0; i < tellers; i++) threads.submit(() -> tellOn(new Teller(api, journal, patience)));
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
