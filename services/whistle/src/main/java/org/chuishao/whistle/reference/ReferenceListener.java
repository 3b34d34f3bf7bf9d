package org.chuishao.whistle.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.holidays.CalendarYearChanged;
import org.chuishao.kernel.holidays.Calendars;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.centre.Centres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the copies of stations, organisations, items, rosters, rulings and holidays. Each event is the whole new state. */
@ApplicationScoped
public class ReferenceListener {
    @Inject
    Inbox inbox;

    @Inject
    EntityManager entities;

    @Inject
    References references;

    @Inject
    Centres centres;

    @Inject
    Calendars calendars;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "chuishao.copies")
    String generation;

    record Station(String code, String name, boolean active) {}

    record Organisation(String code, String name, String kind, boolean active, String successor) {}

    /** @param validFrom null as it was told before items said so */
    record Item(
            String code,
            int version,
            String name,
            String lead,
            List<String> onCall,
            boolean active,
            Instant validFrom) {}

    record Roster(
            String code,
            String name,
            String area,
            List<String> items,
            List<KnownRoster.Hours> shifts,
            boolean active) {}

    record Ruling(
            UUID rulingId,
            UUID whistleId,
            String itemCode,
            Role role,
            String responsible,
            List<String> notResponsible,
            String citedItem,
            String reason,
            Instant ruledAt) {}

    @Incoming("references")
    @Blocking
    public void changed(ConsumerRecords<String, byte[]> records) {
        inbox.consume("references-" + generation, records, this::apply);
        references.forget();
        calendars.forget();
    }

    void apply(Event event) {
        switch (event.type()) {
            case "workstation-changed.v1" -> keep(event.read(json, Station.class));
            case "organisation-changed.v1" -> keep(event.read(json, Organisation.class));
            case "item-changed.v1" -> keep(event.read(json, Item.class));
            case "on-call-roster-changed.v1" -> keep(event.read(json, Roster.class));
            case "ruling-made.v1" -> keep(event.read(json, Ruling.class));
            case CalendarYearChanged.TYPE -> calendars.apply(event);
            default -> {} // newer events of these topics are not for us
        }
    }

    private void keep(Station told) {
        var copy = new KnownStation();
        copy.code = told.code();
        copy.name = told.name();
        copy.active = told.active();
        entities.merge(copy);
        centres.keep(told.code(), told.name());
    }

    private void keep(Organisation told) {
        var copy = new KnownOrganisation();
        copy.code = told.code();
        copy.name = told.name();
        copy.kind = told.kind();
        copy.successor = told.successor();
        copy.active = told.active();
        entities.merge(copy);
    }

    private void keep(Item told) {
        var copy = new KnownItem();
        copy.code = told.code();
        copy.version = told.version();
        copy.name = told.name();
        copy.lead = told.lead();
        copy.onCall = told.onCall();
        copy.validFrom = told.validFrom();
        copy.active = told.active();
        entities.merge(copy);
    }

    private void keep(Roster told) {
        var copy = new KnownRoster();
        copy.code = told.code();
        copy.name = told.name();
        copy.area = told.area();
        copy.items = told.items();
        copy.shifts = told.shifts();
        copy.active = told.active();
        entities.merge(copy);
    }

    private void keep(Ruling told) {
        var copy = new KnownRuling();
        copy.id = told.rulingId();
        copy.whistleId = told.whistleId();
        copy.itemCode = told.itemCode() == null ? told.citedItem() : told.itemCode();
        // told before rulings said so
        copy.role = told.role() == null ? Role.LEAD : told.role();
        copy.responsible = told.responsible();
        copy.notResponsible = told.notResponsible();
        copy.citedItem = told.citedItem();
        copy.reason = told.reason();
        copy.ruledAt = told.ruledAt();
        entities.merge(copy);
    }
}
