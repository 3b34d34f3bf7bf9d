package org.chuishao.kernel;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The kernel as an application of its own: a table of notes, a topic of notes, a listener. */
public class KernelAlone implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.application.name", "kernel",
                "quarkus.flyway.locations", "db/kernel,db/notes",
                "chuishao.topics.histories", "note",
                "chuishao.topics.snapshots", "state",
                "chuishao.outbox.check-every", "200ms",
                "mp.messaging.incoming.notes.connector", "smallrye-kafka",
                "mp.messaging.incoming.notes.topic", "${chuishao.topic-prefix:}chuishao.note.v1",
                "mp.messaging.incoming.notes.group.id", "${chuishao.topic-prefix:}kernel-notes");
    }
}
