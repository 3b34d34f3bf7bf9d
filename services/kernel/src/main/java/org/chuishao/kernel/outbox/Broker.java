package org.chuishao.kernel.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The Kafka side of the relay: sends batches in order, and notices a broker that came back with less than it had. */
@ApplicationScoped
class Broker {
    private static final Logger LOG = Logger.getLogger(Broker.class);
    private static final Pattern CONNECTION = Pattern.compile("bootstrap\\.servers|(security|sasl|ssl)\\..*");

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> configuration;

    @Inject
    Topics topics;

    @ConfigProperty(name = "quarkus.application.name")
    String application;

    @ConfigProperty(name = "chuishao.outbox.check-every", defaultValue = "5s")
    Duration checkEvery;

    /** A record that is not acknowledged by then is tried again from a clean start. */
    @ConfigProperty(name = "chuishao.outbox.patience", defaultValue = "15s")
    Duration patience;

    private KafkaProducer<String, String> producer;
    private Admin admin;
    private String cluster;
    private Instant lastCheck = Instant.EPOCH;

    /** How far the broker had come after a batch: per partition the offset that follows. */
    record Receipt(String cluster, Map<TopicPartition, Long> ends) {}

    void open(PendingRows rows) throws Exception {
        if (producer == null) {
            admin = Admin.create(settings(Map.of("default.api.timeout.ms", 5000, "request.timeout.ms", 3000)));
            producer = newProducer();
        }
        check(rows);
    }

    private KafkaProducer<String, String> newProducer() {
        return new KafkaProducer<>(
                settings(Map.of(
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        // never give up on a record: a later one of the same aggregate must not overtake it
                        "delivery.timeout.ms",
                        Integer.MAX_VALUE,
                        "request.timeout.ms",
                        5000,
                        "max.block.ms",
                        5000,
                        // nor of several on their way: a broker that came back empty would refuse the first and
                        // take the second
                        "max.in.flight.requests.per.connection",
                        1,
                        "linger.ms",
                        0,
                        "client.id",
                        application + "-outbox")),
                new StringSerializer(),
                new StringSerializer());
    }

    boolean isDueForCheck() {
        return Instant.now().isAfter(lastCheck.plus(checkEvery));
    }

    /** Is this the broker the outbox was relayed to, with all it acknowledged? If not, everything is sent again. */
    void check(PendingRows rows) throws Exception {
        lastCheck = Instant.now();
        cluster = admin.describeCluster().clusterId().get();
        topics.ensure(admin);
        var known = rows.knownPositions();
        if (known.isEmpty()) return;
        var end = ends(known.keySet());
        boolean shorter = known.entrySet().stream()
                .filter(k ->
                        !k.getKey().topic().endsWith(Topics.DEAD_LETTERS)) // whoever has read them may clear them away
                .anyMatch(k -> !k.getValue().cluster().equals(cluster)
                        || end.getOrDefault(k.getKey(), 0L) < k.getValue().nextOffset());
        if (!shorter) return;
        LOG.warnf("the broker lost acknowledged records: %d events are published again", rows.republishAll());
        // the old one goes on counting where a broker that knows nothing of it does not
        producer.close(Duration.ZERO);
        producer = newProducer();
    }

    private Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) throws Exception {
        var ends = new HashMap<TopicPartition, Long>();
        var asked = admin.listOffsets(partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())));
        for (var partition : partitions) {
            try {
                ListOffsetsResultInfo found = asked.partitionResult(partition).get();
                ends.put(partition, found.offset());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) throw e;
            }
        }
        return ends;
    }

    /**
     * @throws TimeoutException when a record is not acknowledged in time. A broker that came back empty may refuse a batch for
     *     ever whose predecessor it never saw; whoever relays starts anew then, from the outbox and in its order.
     */
    Receipt send(List<PendingRows.Row> batch) throws ExecutionException, InterruptedException, TimeoutException {
        topics.ensureDeadLetters(admin, batch.stream().map(PendingRows.Row::aggregate));
        var answers = new ArrayList<Future<RecordMetadata>>(batch.size());
        for (var row : batch) answers.add(producer.send(toRecord(row)));
        var ends = new HashMap<TopicPartition, Long>();
        for (var answer : answers) {
            var written = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            ends.merge(new TopicPartition(written.topic(), written.partition()), written.offset() + 1, Math::max);
        }
        return new Receipt(cluster, ends);
    }

    private ProducerRecord<String, String> toRecord(PendingRows.Row row) {
        var cloudEvent = new ProducerRecord<>(topics.nameOf(row.aggregate()), row.subject(), row.payload());
        header(cloudEvent, "ce_specversion", "1.0");
        header(cloudEvent, "ce_id", row.id().toString());
        header(cloudEvent, "ce_type", row.type());
        header(cloudEvent, "ce_source", "/chuishao/" + application);
        header(cloudEvent, "ce_subject", row.subject());
        header(cloudEvent, "ce_time", row.at().toString());
        header(cloudEvent, "ce_district", row.district());
        header(cloudEvent, "content-type", "application/json");
        return cloudEvent;
    }

    private static void header(ProducerRecord<?, ?> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** How to reach the broker, and to sign in there, as the listeners do; what else they are told is not the relay's. */
    Map<String, Object> settings(Map<String, Object> own) {
        var settings = new HashMap<String, Object>();
        configuration.forEach((name, value) -> {
            if (CONNECTION.matcher(name).matches()) settings.put(name, value);
        });
        settings.putAll(own);
        return settings;
    }

    /** Lets go of the connection; whatever was in flight is read from the outbox again. */
    void close() {
        if (producer != null) producer.close(Duration.ZERO);
        if (admin != null) admin.close(Duration.ZERO);
        producer = null;
        admin = null;
    }
}
