package org.chuishao.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {
    private static final String TOPIC = "whistles";

    @TempDir
    Path folder;

    @Test
    void recordsSurviveAStopAndAKill() throws Exception {
        try (var servers = RunningServers.start(folder, "kafka")) {
            try (var admin = Admin.create(at(servers))) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 6, (short) 1)))
                        .all()
                        .get();
            }
            send(servers, "one");
        }
        var killed = RunningServers.start(folder, "kafka");
        send(killed, "two");
        killed.kill();
        try (var servers = RunningServers.start(folder, "kafka")) {
            assertEquals(List.of("one", "two"), received(servers, 2));
        }
        assertFalse(Files.readString(folder.resolve("output")).contains("INFO"));
    }

    @Test
    void noTopicIsMadeByWritingToIt() throws Exception {
        try (var servers = RunningServers.start(folder, "kafka")) {
            var settings = at(servers);
            settings.put("max.block.ms", "2000");
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                var sent = producer.send(new ProducerRecord<>(TOPIC, "key", "one"));
                assertInstanceOf(
                        TimeoutException.class,
                        assertThrows(ExecutionException.class, sent::get).getCause());
            }
        }
    }

    private static void send(RunningServers servers, String value) throws Exception {
        try (var producer = new KafkaProducer<>(at(servers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
        }
    }

    private static List<String> received(RunningServers servers, int expected) {
        var values = new ArrayList<String>();
        try (var consumer = consumer(servers)) {
            consumer.subscribe(List.of(TOPIC));
            var deadline = Instant.now().plusSeconds(15);
            while (values.size() < expected && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
            }
        }
        return values;
    }

    private static KafkaConsumer<String, String> consumer(RunningServers servers) {
        var settings = at(servers);
        settings.put("group.id", "department");
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private static Properties at(RunningServers servers) {
        var settings = new Properties();
        settings.put("bootstrap.servers", servers.facts.getProperty("kafka.bootstrap.servers"));
        return settings;
    }
}
