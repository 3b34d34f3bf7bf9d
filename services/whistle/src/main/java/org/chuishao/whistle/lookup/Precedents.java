package org.chuishao.whistle.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.reference.KnownRuling;

/** What was ruled before on a whistle's item, for whoever may dispatch it now. No other read asks for it. */
@ApplicationScoped
class Precedents {
    private static final int SHOWN = 5;

    @Inject
    EntityManager entities;

    /** The newest first. */
    List<KnownRuling> of(Whistle whistle, Caller caller) {
        if (whistle.itemCode == null || !Permissions.mayDispatch(whistle, caller)) return List.of();
        return entities.createQuery(
                        "from KnownRuling r where r.itemCode = :item and r.role = LEAD order by r.ruledAt desc, r.id desc",
                        KnownRuling.class)
                .setParameter("item", whistle.itemCode)
                .setMaxResults(SHOWN)
                .getResultList();
    }
}
