package org.chuishao.embedded.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Gives a Quarkus test real servers: a database and a topic prefix of its own, Kafka and an OIDC issuer. With
 * {@code @ResourceArg(name = "database", value = "false")} it leaves the database out.
 */
public final class EmbeddedServers implements QuarkusTestResourceLifecycleManager {
    /** An ordinary working Wednesday, 10:00 in Shanghai, in a year whose holidays are known: tests live here for ever. */
    private static final Instant TODAY = Instant.parse("2026-11-18T02:00:00Z");

    private boolean withDatabase = true;
    private Lease lease;
    private TestDatabase database;

    @Override
    public void init(Map<String, String> arguments) {
        withDatabase = Boolean.parseBoolean(arguments.getOrDefault("database", "true"));
    }

    @Override
    public Map<String, String> start() {
        lease = Lease.acquire();
        var config = new HashMap<String, String>();
        config.put("kafka.bootstrap.servers", lease.kafka());
        config.put("chuishao.topic-prefix", "t" + UUID.randomUUID().toString().substring(0, 8) + ".");
        config.put("quarkus.oidc.auth-server-url", lease.issuer());
        config.put("chuishao.clock.travel", "true");
        config.put(
                "chuishao.clock.ahead", Duration.between(Instant.now(), TODAY).toString());
        config.put("chuishao.test.issuer", lease.issuer());
        config.put("chuishao.test.signing-key", lease.signingKey().toString());
        config.put("chuishao.test.key-id", lease.keyId());
        if (withDatabase) {
            database = lease.database();
            config.put("quarkus.datasource.jdbc.url", database.url());
            config.put("quarkus.datasource.username", TestDatabase.APPLICATION);
            config.put("quarkus.datasource.password", database.password(TestDatabase.APPLICATION));
            config.put("quarkus.flyway.username", TestDatabase.OWNER);
            config.put("quarkus.flyway.password", database.password(TestDatabase.OWNER));
        }
        return config;
    }

    @Override
    public void stop() {
        if (database != null) {
            database.close();
        }
        if (lease != null) {
            lease.close();
        }
    }
}
