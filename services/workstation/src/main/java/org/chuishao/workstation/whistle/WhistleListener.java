package org.chuishao.workstation.whistle;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.inbox.Inbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copies of whistles and duties. They are of a generation, so that they can be read again from nothing. */
@ApplicationScoped
public class WhistleListener {
    @Inject
    Inbox inbox;

    @Inject
    WhistleCopies copies;

    @ConfigProperty(name = "chuishao.copies")
    String generation;

    @Incoming("whistles")
    @Blocking
    public void whistles(ConsumerRecords<String, byte[]> records) {
        inbox.consume("whistles-" + generation, records, copies::keepWhistle);
    }

    @Incoming("assignments")
    @Blocking
    public void assignments(ConsumerRecords<String, byte[]> records) {
        inbox.consume("assignments-" + generation, records, copies::keepDuty);
    }
}
