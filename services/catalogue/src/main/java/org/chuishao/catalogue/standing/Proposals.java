package org.chuishao.catalogue.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.course.Step;
import org.chuishao.catalogue.lookup.KnownItems;
import org.chuishao.catalogue.organisation.Organisations;

/** What rulings propose to change in the current district's catalogue. */
@ApplicationScoped
public class Proposals {
    @Inject
    EntityManager entities;

    @Inject
    KnownItems items;

    @Inject
    Organisations organisations;

    /** Nothing, when the catalogue says already what was ruled, or knows no such item. */
    public void propose(UUID ruling, String item, String responsible, String reason, Instant at) {
        if (item == null || entities.find(ChangeProposal.class, ruling) != null) return;
        var proposed = organisations.nowCalled(responsible);
        items.active(item).filter(known -> !known.lead().equals(proposed)).ifPresent(known -> {
            var proposal = new ChangeProposal();
            proposal.id = ruling;
            proposal.item = item;
            proposal.lead = known.lead();
            proposal.proposed = proposed;
            proposal.reason = reason;
            proposal.steps = List.of(new Step("RULE", null, ProposalStage.OPEN.name(), null, null, at, null));
            entities.persist(proposal);
        });
    }
}
