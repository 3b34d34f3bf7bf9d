package org.chuishao.kernel.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerTest {
    @Test
    void theRelaySignsInAsTheListenersDo() {
        var broker = new Broker();
        broker.configuration = Map.of(
                "bootstrap.servers", "kafka:9093",
                "security.protocol", "SASL_SSL",
                "sasl.mechanism", "SCRAM-SHA-512",
                "ssl.truststore.location", "/etc/kafka.p12",
                "group.id", "whistle",
                "client.id", "a listener");
        assertEquals(
                Map.of(
                        "bootstrap.servers", "kafka:9093",
                        "security.protocol", "SASL_SSL",
                        "sasl.mechanism", "SCRAM-SHA-512",
                        "ssl.truststore.location", "/etc/kafka.p12",
                        "client.id", "whistle-outbox"),
                broker.settings(Map.of("client.id", "whistle-outbox")));
    }
}
