package org.chuishao.kernel.outbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.KernelAlone;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.testing.TestBroker;
import org.chuishao.kernel.testing.TestBroker.Received;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(KernelAlone.class)
@WithTestResource(EmbeddedServers.class)
class OutboxIT {
    private static final int WRITERS = 4;
    private static final int EACH = 150;

    @Inject
    Outbox outbox;

    @Inject
    AgroalDataSource database;

    @Inject
    Topics topics;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> configuration;

    record Note(String text) {}

    private void publish(String key, String text) {
        inDistrict(() -> QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish("note", key, "note-written.v1", new Note(text))));
    }

    private static void inDistrict(Runnable work) {
        CurrentDistrict.within(TestBroker.DISTRICT, () -> {
            work.run();
            return null;
        });
    }

    private static List<Received> of(String key) {
        return TestBroker.received("note").stream()
                .filter(event -> event.key().equals(key))
                .toList();
    }

    @Test
    void whatIsRolledBackIsNeverTold() {
        var key = UUID.randomUUID().toString();
        inDistrict(() -> assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish("note", key, "note-written.v1", new Note("undone"));
                    throw new IllegalStateException("undo");
                })));
        publish(key, "done");
        var told = await().until(() -> of(key), found -> !found.isEmpty());
        assertEquals(
                List.of("{\"text\":\"done\"}"),
                told.stream().map(Received::data).toList());
    }

    @Test
    void nothingIsToldOutsideATransaction() {
        inDistrict(() -> assertThrows(
                IllegalStateException.class, () -> outbox.publish("note", "x", "note-written.v1", new Note("x"))));
    }

    @Test
    void aDeadLetterStaysUntilSomebodyClearsItAwayAndThatIsNoLoss() throws Exception {
        var consumer = "buried-" + UUID.randomUUID();
        inDistrict(() -> QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(consumer + "-dlq", "k", "note-written.v1", new Note("dead"))));
        await().until(() -> unpublished() == 0);
        assertEquals(1, TestBroker.received(consumer + "-dlq").size());
        var topic = topics.nameOf(consumer + "-dlq");
        try (var admin = Admin.create(Map.of("bootstrap.servers", configuration.get("bootstrap.servers")))) {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var settings = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertEquals("-1", settings.get("retention.ms").value());
            admin.deleteTopics(List.of(topic)).all().get();
        }
        var told = lastPublished();
        var broker = anotherBroker();
        try (var connection = database.getConnection()) {
            broker.open(new PendingRows(connection)); // looks whether anything was lost
        } finally {
            broker.close();
        }
        assertEquals(told, lastPublished(), "nothing is told again");
    }

    private String lastPublished() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var found =
                        query.executeQuery("select min(published_at)::text || max(published_at)::text from outbox")) {
            found.next();
            return found.getString(1);
        }
    }

    /** Several replicas relay in turns, and every so often the one at it is cut off in the middle. */
    @Test
    void eachAggregateIsToldInItsOrderThoughRelaysCompeteAndFall() throws Exception {
        var run = UUID.randomUUID().toString();
        var second = anotherRelay();
        second.start(null);
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var written = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> writers.submit(() ->
                            IntStream.range(0, EACH).forEach(i -> publish(run + "-" + writer, String.valueOf(i)))))
                    .toList();
            int cut = 0;
            while (!written.stream().allMatch(Future::isDone)) cut += cutOffWhoeverRelays();
            for (var writer : written) writer.get();
            assertTrue(cut > 0, "nobody was cut off");
            for (int writer = 0; writer < WRITERS; writer++) {
                var key = run + "-" + writer;
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> firstTold(key).size() == EACH);
                assertEquals(
                        IntStream.range(0, EACH)
                                .mapToObj(i -> "{\"text\":\"" + i + "\"}")
                                .toList(),
                        firstTold(key));
            }
        } finally {
            second.stop(null);
        }
    }

    /** What a listener's inbox lets through: each event at its first coming. */
    private static List<String> firstTold(String key) {
        var seen = of(key).stream()
                .collect(Collectors.toMap(
                        event -> event.headers().get("ce_id"),
                        Received::data,
                        (first, again) -> first,
                        LinkedHashMap::new));
        return List.copyOf(seen.values());
    }

    private int cutOffWhoeverRelays() throws SQLException {
        try (var connection = database.getConnection();
                var kill = connection.prepareStatement(
                        "select count(pg_terminate_backend(pid)) from pg_locks where locktype = 'advisory' and granted"
                                + " and database = (select oid from pg_database where datname = current_database())");
                var killed = kill.executeQuery()) {
            killed.next();
            return killed.getInt(1);
        }
    }

    private Broker anotherBroker() {
        var broker = new Broker();
        broker.configuration = configuration;
        broker.topics = topics;
        broker.application = "kernel";
        broker.checkEvery = Duration.ofMillis(200);
        broker.patience = Duration.ofSeconds(15);
        return broker;
    }

    private Relay anotherRelay() {
        var relay = new Relay();
        relay.database = database;
        relay.broker = anotherBroker();
        relay.pollMillis = 20;
        relay.retryMillis = 50;
        return relay;
    }

    /** As if Kafka had come back from an empty disk, or from an older copy. */
    @ParameterizedTest
    @ValueSource(strings = {"cluster = 'another'", "next_offset = next_offset + 1000000"})
    void whatTheBrokerForgotIsToldAgain(String memory) throws SQLException {
        var key = UUID.randomUUID().toString();
        publish(key, "first");
        publish(key, "second");
        await().until(() -> of(key).size() == 2 && unpublished() == 0);
        try (var connection = database.getConnection();
                var update = connection.createStatement()) {
            assertTrue(update.executeUpdate("update outbox_broker set " + memory) > 0);
        }
        var told = await().until(() -> of(key), found -> found.size() == 4);
        assertEquals(
                List.of(
                        "{\"text\":\"first\"}",
                        "{\"text\":\"second\"}",
                        "{\"text\":\"first\"}",
                        "{\"text\":\"second\"}"),
                told.stream().map(Received::data).toList());
        assertEquals(
                2,
                told.stream()
                        .map(event -> event.headers().get("ce_id"))
                        .distinct()
                        .count());
        // and the broker that is as it was is left alone
        await().until(() -> unpublished() == 0);
        publish(key, "third");
        await().until(() -> of(key).size() == 5);
    }

    private int unpublished() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.createStatement();
                var found = query.executeQuery("select count(*) from outbox where published_at is null")) {
            found.next();
            return found.getInt(1);
        }
    }
}
