package org.chuishao.reporting.score;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.YearMonth;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.reporting.ledger.LedgerEntry;
import org.chuishao.reporting.scoring.Period;

/** Pages of one organisation's ledger, in the order of posting. */
@ApplicationScoped
class LedgerPages {
    @Inject
    EntityManager entities;

    @Inject
    Cursors cursors;

    Page<LedgerView> page(String organisation, Period period, int limit, String cursor) {
        var asked = "ledger " + organisation + " " + period;
        long after = cursor == null ? 0 : Long.parseLong(cursors.open(asked, cursor));
        var found = entities.createQuery(
                        "from LedgerEntry e where e.organisation = :organisation and e.month in :months and e.seq > :after"
                                + " order by e.seq",
                        LedgerEntry.class)
                .setParameter("organisation", organisation)
                .setParameter(
                        "months",
                        period.months().stream().map(YearMonth::toString).toList())
                .setParameter("after", after)
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(found, limit, LedgerView::of, last -> cursors.seal(asked, String.valueOf(last.seq)));
    }
}
