package org.chuishao.kernel.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened in a service, as the others hear of it: a CloudEvent. {@code subject} is the aggregate's id and
 * the Kafka key, so events of one aggregate stay in order.
 */
public record Event(UUID id, String type, String district, String subject, Instant time, JsonNode data) {

    /** The part of the data a listener cares for; fields it does not know are other listeners' business. */
    public <T> T read(ObjectMapper json, Class<T> wanted) {
        try {
            return json.readerFor(wanted)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json.treeAsTokens(data));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type + " " + id + " does not read as " + wanted.getSimpleName(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
