package org.chuishao.kernel.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.function.IntConsumer;

/** What is done as soon as the surrounding transaction is over. */
@ApplicationScoped
public class Afterwards {
    @Inject
    TransactionSynchronizationRegistry transaction;

    public void inAnyCase(Runnable deed) {
        register(status -> deed.run());
    }

    public void ifCommitted(Runnable deed) {
        register(status -> {
            if (status == Status.STATUS_COMMITTED) deed.run();
        });
    }

    /** @param what names the deed: it is done once however often the transaction asks for it */
    public void ifCommitted(Object what, Runnable deed) {
        if (transaction.getResource(what) != null) return;
        transaction.putResource(what, true);
        ifCommitted(deed);
    }

    private void register(IntConsumer deed) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                deed.accept(status);
            }
        });
    }
}
