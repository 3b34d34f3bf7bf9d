package org.chuishao.reporting.reference;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.inbox.Inbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The holidays of the years, as catalogue told them: by them deadlines are counted from then on. */
@ApplicationScoped
public class Holidays {
    @Inject
    Inbox inbox;

    @Inject
    Calendars calendars;

    @ConfigProperty(name = "chuishao.copies")
    String generation;

    @Incoming("calendar")
    @Blocking
    public void years(ConsumerRecords<String, byte[]> records) {
        inbox.consume("calendar-" + generation, records, calendars::apply);
        calendars.forget();
    }
}
