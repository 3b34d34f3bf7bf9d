package org.chuishao.kernel.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.chuishao.kernel.event.Event;
import org.jboss.logging.Logger;

/** Reads CloudEvents in Kafka's binary mode: attributes in headers, data in the value. */
final class CloudEvents {
    private static final Logger LOG = Logger.getLogger(CloudEvents.class);

    private CloudEvents() {}

    /** Empty for what nobody wants, and for a record that is no event at all: nothing of ours could have sent it. */
    static Optional<Event> read(ConsumerRecord<String, byte[]> record, Wanted wanted, ObjectMapper json) {
        try {
            var type = header(record, "ce_type");
            if (!wanted.type().test(type)) return Optional.empty();
            return Optional.of(new Event(
                            UUID.fromString(header(record, "ce_id")),
                            type,
                            header(record, "ce_district"),
                            header(record, "ce_subject"),
                            Instant.parse(header(record, "ce_time")),
                            json.readTree(record.value())))
                    .filter(wanted.event());
        } catch (IllegalArgumentException | DateTimeException | IOException e) {
            LOG.errorf("no event at %s-%d@%d: %s", record.topic(), record.partition(), record.offset(), e.getMessage());
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null || header.value() == null)
            throw new IllegalArgumentException("header " + name + " is missing");
        var value = new String(header.value(), StandardCharsets.UTF_8);
        if (value.indexOf('\0') >= 0) throw new IllegalArgumentException("header " + name + " is no text");
        return value;
    }
}
