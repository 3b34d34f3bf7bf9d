package org.chuishao.kernel.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.chuishao.kernel.event.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no event of ours is passed over, whatever it is: it must not end whoever listens. */
class CloudEventsTest {
    private static final Map<String, String> HEADERS = Map.of(
            "ce_id", UUID.randomUUID().toString(),
            "ce_type", "note-written.v1",
            "ce_district", "340803",
            "ce_subject", "a",
            "ce_time", Instant.EPOCH.toString());

    private static Optional<Event> read(Map<String, String> headers) {
        var record = new ConsumerRecord<>("notes", 0, 0, "a", "{}".getBytes(StandardCharsets.UTF_8));
        headers.forEach((name, value) ->
                record.headers().add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
        return CloudEvents.read(record, Wanted.EVERYTHING, new ObjectMapper());
    }

    @Test
    void anEventIsRead() {
        assertEquals("340803", read(HEADERS).orElseThrow().district());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_district", "ce_subject", "ce_time"})
    void oneThatSaysNothingOrNoTextInAHeaderIsNone(String header) {
        var headers = new HashMap<>(HEADERS);
        headers.put(header, null);
        assertTrue(read(headers).isEmpty(), "nothing");
        headers.put(header, HEADERS.get(header) + "\0");
        assertTrue(read(headers).isEmpty(), "no text");
        headers.remove(header);
        assertTrue(read(headers).isEmpty(), "not there");
    }
}
