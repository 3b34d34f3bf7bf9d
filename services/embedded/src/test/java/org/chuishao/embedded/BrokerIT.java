package org.chuishao.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
            send(servers, "one");
            try (var consumer = consumer(servers)) {
                assertEquals(6, consumer.partitionsFor(TOPIC).size());
            }
        }
        var killed = RunningServers.start(folder, "kafka");
        send(killed, "two");
        killed.kill();
        try (var servers = RunningServers.start(folder, "kafka")) {
            assertEquals(List.of("one", "two"), received(servers, 2));
        }
        assertFalse(Files.readString(folder.resolve("output")).contains("INFO"));
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
