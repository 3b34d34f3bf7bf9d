package org.chuishao.workstation.whistle;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.kernel.inbox.Wanted;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copies of whistles and duties. They are of a generation, so that they can be read again from nothing. */
@ApplicationScoped
public class WhistleListener {
    private static final Wanted DUTIES = Wanted.beginning("assignment-");

    @Inject
    Inbox inbox;

    @Inject
    WhistleCopies copies;

    @ConfigProperty(name = "chuishao.copies")
    String generation;

    @Incoming("whistles")
    @Blocking
    public void whistles(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("whistles-" + generation, records, copies::keepWhistles);
    }

    @Incoming("assignments")
    @Blocking
    public void assignments(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("assignments-" + generation, DUTIES, records, copies::keepDuties);
    }
}
