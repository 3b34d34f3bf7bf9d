package org.chuishao.kernel.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The other services, as a test plays them: sends the events they would send, reads those they would read. */
public final class TestBroker {
    public static final String DISTRICT = "340803";

    private static final Set<String> MADE = new HashSet<>();
    private static KafkaProducer<String, String> producer;
    private static Map<String, Object> connected;

    private TestBroker() {}

    public record Received(String key, Map<String, String> headers, String data) {
        public String type() {
            return headers.get("ce_type");
        }
    }

    public static UUID send(String aggregate, String subject, String type, String data) {
        var id = UUID.randomUUID();
        send(id, DISTRICT, aggregate, subject, type, data);
        return id;
    }

    /** Sends under a given event id, for example a second time. */
    public static void send(UUID id, String district, String aggregate, String subject, String type, String data) {
        var event = new ProducerRecord<>(made(topic(aggregate)), subject, data);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/test",
                        "ce_subject",
                        subject,
                        "ce_time",
                        Instant.now().toString(),
                        "ce_district",
                        district,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer().send(event).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The service that owns the topic would have made it. */
    private static synchronized String made(String topic) {
        var now = servers();
        if (!now.equals(connected)) MADE.clear();
        if (!MADE.add(topic)) return topic;
        try (var admin = Admin.create(now)) {
            admin.createTopics(List.of(new NewTopic(topic, 6, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return topic;
    }

    /** One for all: connecting for each event is most of what a test of many would do. */
    private static synchronized KafkaProducer<String, String> producer() {
        var now = servers();
        if (!now.equals(connected)) {
            if (producer != null) producer.close();
            producer = new KafkaProducer<>(now, new StringSerializer(), new StringSerializer());
            connected = now;
        }
        return producer;
    }

    /** Everything on a topic so far, in the order of each partition. */
    public static List<Received> received(String aggregate) {
        try (var consumer = new KafkaConsumer<>(servers(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(made(topic(aggregate))).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<Received>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p)))
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(received(record)));
            return found;
        }
    }

    private static Received received(ConsumerRecord<String, String> record) {
        var headers = new HashMap<String, String>();
        record.headers().forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
        return new Received(record.key(), headers, record.value());
    }

    /** @param aggregate as a service names it when it publishes; {@code notes-dlq} are the dead letters of notes */
    private static String topic(String aggregate) {
        var deadLetters = aggregate.endsWith("-dlq") ? "-dlq" : "";
        return ConfigProvider.getConfig().getValue("chuishao.topic-prefix", String.class) + "chuishao."
                + aggregate.substring(0, aggregate.length() - deadLetters.length()) + ".v1" + deadLetters;
    }

    private static Map<String, Object> servers() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }
}
