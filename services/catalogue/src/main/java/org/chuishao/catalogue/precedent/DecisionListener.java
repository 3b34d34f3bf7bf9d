package org.chuishao.catalogue.precedent;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.chuishao.catalogue.precedent.Decisions.DecidedReturn;
import org.chuishao.catalogue.precedent.Decisions.Role;
import org.chuishao.catalogue.precedent.Decisions.Ruling;
import org.chuishao.catalogue.standing.Proposals;
import org.chuishao.kernel.event.Event;
import org.chuishao.kernel.inbox.Inbox;
import org.chuishao.kernel.inbox.Wanted;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns from what the centre decides on returns, and from its rulings, which also propose changes of the catalogue. */
@ApplicationScoped
public class DecisionListener {
    private static final String RETURNED = "assignment-returned.v1";
    private static final String RETURN_REFUSED = "assignment-return-refused.v1";

    @Inject
    Inbox inbox;

    @Inject
    Decisions decisions;

    @Inject
    PrecedentRows precedents;

    @Inject
    Proposals proposals;

    @Inject
    ObjectMapper json;

    record Returned(UUID whistleId, String organisation, Role role, String citedItem, Instant at) {}

    @Incoming("assignments")
    @Blocking
    public void assignments(ConsumerRecords<String, byte[]> records) {
        inbox.consume("assignments", Wanted.of(RETURNED, RETURN_REFUSED), records, this::apply);
    }

    @Incoming("rulings")
    @Blocking
    public void rulings(ConsumerRecords<String, byte[]> records) {
        inbox.consume("rulings", Wanted.of("ruling-made.v1"), records, this::apply);
    }

    void apply(Event event) {
        switch (event.type()) {
            case RETURNED -> keep(event, true);
            case RETURN_REFUSED -> keep(event, false);
            case "ruling-made.v1" -> keep(event.read(json, Ruling.class));
            default -> {} // told to others
        }
    }

    private void keep(Event event, boolean upheld) {
        var told = event.read(json, Returned.class);
        precedents.takeTurn();
        decisions.keep(new DecidedReturn(
                event.id(), told.whistleId(), told.organisation(), told.role(), told.citedItem(), upheld, told.at()));
        if (upheld && told.role() == Role.LEAD) decideAgain(told.whistleId());
    }

    private void keep(Ruling told) {
        precedents.takeTurn();
        decisions.keep(told);
        if (told.role() == Role.ASSIST) return;
        decideAgain(told.whistleId());
        proposals.propose(told.rulingId(), told.itemCode(), told.responsible(), told.reason(), told.ruledAt());
    }

    /** The whistle's dispatch may not have been told yet: then it is looked at when it is. */
    private void decideAgain(UUID whistle) {
        var right = decisions.rightItems(List.of(whistle)).get(whistle);
        if (right == null) return;
        precedents
                .latest(PrecedentRow.ofWhistle(whistle))
                .ifPresent(sent -> precedents.add(List.of(sent.decidedAgain(right))));
    }
}
