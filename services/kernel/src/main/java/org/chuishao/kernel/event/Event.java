package org.chuishao.kernel.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened in a service, as the others hear of it: a CloudEvent. {@code subject} is the aggregate's id and
 * the Kafka key, so events of one aggregate stay in order.
 */
public record Event(UUID id, String type, String district, String subject, Instant time, JsonNode data) {}
