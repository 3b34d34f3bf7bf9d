package org.chuishao.kernel.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Names and makes this service's topics: {@code chuishao.<aggregate>.v1}, dead letters with {@code -dlq}. */
@ApplicationScoped
public class Topics {
    public static final String DEAD_LETTERS = "-dlq";

    @ConfigProperty(name = "chuishao.topic-prefix")
    Optional<String> prefix;

    @ConfigProperty(name = "chuishao.topic-partitions", defaultValue = "6")
    int partitions;

    @ConfigProperty(name = "chuishao.topic-replicas", defaultValue = "1")
    short replicas;

    /** Aggregates whose latest event says everything: a new service can start from these topics alone. */
    @ConfigProperty(name = "chuishao.topics.snapshots")
    Optional<List<String>> snapshots;

    @ConfigProperty(name = "chuishao.topics.histories")
    Optional<List<String>> histories;

    /** What is told once and must not stay for ever, such as a resident's contact, though sealed. */
    @ConfigProperty(name = "chuishao.topics.letters")
    Optional<List<String>> letters;

    /** As long as outbox rows: a broker that lost its log is refilled with nothing it would have forgotten. */
    @ConfigProperty(name = "chuishao.outbox.keep", defaultValue = "30d")
    Duration keep;

    String nameOf(String aggregate) {
        var plain = aggregate.endsWith(DEAD_LETTERS) ? aggregate.substring(0, aggregate.length() - 4) : aggregate;
        var name = prefix.orElse("") + "chuishao." + plain + ".v1";
        return plain.equals(aggregate) ? name : name + DEAD_LETTERS;
    }

    void ensure(Admin admin) throws InterruptedException, ExecutionException {
        var compacted = snapshots.orElse(List.of()).stream().map(a -> topic(a, "compact", -1));
        var kept = histories.orElse(List.of()).stream().map(a -> topic(a, "delete", -1));
        var passing = letters.orElse(List.of()).stream().map(a -> topic(a, "delete", keep.toMillis()));
        make(admin, Stream.of(compacted, kept, passing).flatMap(topics -> topics));
    }

    /** They stay until somebody has looked at them. */
    void ensureDeadLetters(Admin admin, Stream<String> aggregates) throws InterruptedException, ExecutionException {
        make(admin, aggregates.filter(a -> a.endsWith(DEAD_LETTERS)).distinct().map(a -> topic(a, "delete", -1)));
    }

    private void make(Admin admin, Stream<NewTopic> topics) throws InterruptedException, ExecutionException {
        var wanted = topics.toList();
        if (wanted.isEmpty()) return;
        var existing = admin.listTopics().names().get();
        var missing = wanted.stream().filter(t -> !existing.contains(t.name())).toList();
        for (var made : admin.createTopics(missing).values().values()) {
            try {
                made.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) throw e; // another replica was quicker
            }
        }
    }

    private NewTopic topic(String aggregate, String cleanup, long retention) {
        return new NewTopic(nameOf(aggregate), partitions, replicas)
                .configs(Map.of("cleanup.policy", cleanup, "retention.ms", String.valueOf(retention)));
    }
}
