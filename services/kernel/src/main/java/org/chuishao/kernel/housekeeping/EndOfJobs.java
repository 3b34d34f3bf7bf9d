package org.chuishao.kernel.housekeeping;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Once a service stops no job begins any more: what jobs need is closed while the scheduler still goes. */
@ApplicationScoped
class EndOfJobs {
    void stop(@Observes ShutdownEvent event, Scheduler scheduler) {
        scheduler.pause();
    }
}
