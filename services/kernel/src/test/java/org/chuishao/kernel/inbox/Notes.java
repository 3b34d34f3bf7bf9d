package org.chuishao.kernel.inbox;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.chuishao.kernel.event.Event;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes down every note it hears, but for those that are poison; at some the database fails a few times first. */
@ApplicationScoped
public class Notes {
    @Inject
    Inbox inbox;

    @Inject
    AgroalDataSource database;

    @Inject
    EntityManager entities;

    /** What is written first in a note that fails: a state of PostgreSQL's, and how many times. */
    private static final Pattern FAILING = Pattern.compile("fails (\\w{5}) (\\d+) times .*");

    private final Map<String, Integer> failed = new ConcurrentHashMap<>();

    @Incoming("notes")
    @Blocking
    public void notes(ConsumerRecords<String, byte[]> records) {
        inbox.consumeTogether("notes", this::wanted, records, events -> events.forEach(this::write));
    }

    /** As a listener does whose wishes are in the database. */
    private Wanted wanted() {
        Sql.of("select 1").list(database, Fields::number);
        return Wanted.EVERYTHING;
    }

    void write(Event event) {
        var text = event.data().path("text").asText();
        entities.createNativeQuery("insert into note (district, text) values (:district, :text)")
                .setParameter("district", event.district())
                .setParameter("text", text)
                .executeUpdate();
        var failing = FAILING.matcher(text);
        if (failing.matches() && failed.merge(text, 1, Integer::sum) <= Integer.parseInt(failing.group(2)))
            entities.createNativeQuery("do $$ begin raise exception using errcode = '" + failing.group(1) + "'; end $$")
                    .executeUpdate();
        if (text.startsWith("poison")) throw new IllegalArgumentException("this note cannot be written");
    }
}
