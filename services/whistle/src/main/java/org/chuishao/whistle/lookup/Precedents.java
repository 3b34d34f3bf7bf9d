package org.chuishao.whistle.lookup;

import static java.util.stream.Collectors.joining;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.http.Fingerprint;
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
                        "from KnownRuling r where r.itemCode = :item order by r.ruledAt desc, r.id desc",
                        KnownRuling.class)
                .setParameter("item", whistle.itemCode)
                .setMaxResults(SHOWN)
                .getResultList();
    }

    /**
     * A ruling changes no whistle, so the answers are told apart by the rulings they show: all of them, since an older one may
     * come late.
     */
    static String tag(int version, List<KnownRuling> shown) {
        if (shown.isEmpty()) return String.valueOf(version);
        return version + "-"
                + Fingerprint.of(shown.stream().map(r -> r.id.toString()).collect(joining(" ")));
    }
}
