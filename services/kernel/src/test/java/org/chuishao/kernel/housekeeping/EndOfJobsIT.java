package org.chuishao.kernel.housekeeping;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class EndOfJobsIT {
    @Inject
    EndOfJobs end;

    @Inject
    Scheduler scheduler;

    @Inject
    BeanManager beans;

    @Test
    void whoStopsBeginsNoJob() {
        assertTrue(scheduler.isRunning());
        var heard = beans.resolveObserverMethods(new ShutdownEvent());
        assertTrue(heard.stream().anyMatch(one -> one.getBeanClass().equals(EndOfJobs.class)), heard::toString);
        try {
            end.stop(new ShutdownEvent(), scheduler);
            assertFalse(scheduler.isRunning());
        } finally {
            scheduler.resume();
        }
    }
}
