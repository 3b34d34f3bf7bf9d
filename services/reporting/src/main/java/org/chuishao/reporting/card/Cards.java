package org.chuishao.reporting.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.card.Quarters.Quarter;
import org.chuishao.reporting.fairness.Impartiality;
import org.chuishao.reporting.policy.Policies;
import org.chuishao.reporting.scoring.Card;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.sheet.SheetLine;

/** Blue, yellow and red cards on departments' quarters (domain §4): computed from the sheets, confirmed after appeals. */
@ApplicationScoped
class Cards {
    @Inject
    Quarters quarters;

    @Inject
    Policies policies;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    /** Every card of the quarter the caller may see: judges all of them, a department its own once confirmed. */
    List<CardView> of(Period quarter, Caller caller) {
        var row = quarters.upTo(quarter);
        if (row.isEmpty()) return List.of();
        var confirmed = confirmed(quarter);
        var cards = new ArrayList<CardView>();
        for (var line : row.getLast().lines().values()) {
            var card = Quarters.card(row, line.organisation());
            if (card == Card.NONE && !confirmed.containsKey(line.organisation())) continue;
            var view = view(row, line.organisation(), card, confirmed.get(line.organisation()), caller);
            if (sees(view, caller)) cards.add(view);
        }
        cards.sort((a, b) -> a.organisation().compareTo(b.organisation()));
        return cards;
    }

    /** @throws Problem 409 while a sheet it rests on may change, or when it is confirmed; 404 where there is no card */
    CardView confirm(Period quarter, String organisation, Caller by) {
        Impartiality.requireOutsider(by, Set.of(organisation));
        var row = quarters.upTo(quarter);
        var card = row.isEmpty() ? Card.NONE : Quarters.card(row, organisation);
        // one that is on no sheet of the quarter, as after a merger, has no card of it, whatever it had before
        if (card == Card.NONE || row.getLast().of(organisation).isEmpty()) throw Problem.notFound();
        if (confirmed(quarter).containsKey(organisation))
            throw Problem.conflict(
                            "ALREADY_CONFIRMED",
                            "此牌已确认。现在可以：无。",
                            "This card is confirmed already. Allowed now: nothing.")
                    .with("moves", List.of());
        requireFinal(row, organisation);
        var confirmed = new ConfirmedCard();
        confirmed.id = Ids.next();
        confirmed.period = quarter.toString();
        confirmed.organisation = organisation;
        confirmed.card = card;
        confirmed.confirmedByName = by.name();
        confirmed.confirmedAt = clock.instant();
        entities.persist(confirmed);
        return view(row, organisation, card, confirmed, by);
    }

    private CardView view(List<Quarter> row, String organisation, Card card, ConfirmedCard confirmed, Caller caller) {
        var line = row.getLast().of(organisation).orElseThrow();
        var behind = Quarters.behind(row, organisation);
        var state = confirmed != null
                ? CardState.CONFIRMED
                : undecided(row, behind).isEmpty() ? CardState.DUE : CardState.PROVISIONAL;
        boolean mayConfirm = state == CardState.DUE
                && caller.hasAny(Roles.ASSESSOR)
                && Impartiality.isOutsider(caller, Set.of(organisation));
        // what was confirmed stays so, whatever is published of earlier quarters since
        var given = confirmed == null ? card : confirmed.card;
        return new CardView(
                row.getLast().period().toString(),
                organisation,
                line.name(),
                given,
                isSnail(given, line, caller) ? true : null,
                state,
                line.score(),
                behind,
                confirmed == null ? null : confirmed.confirmedByName,
                confirmed == null ? null : Shanghai.time(confirmed.confirmedAt),
                mayConfirm ? List.of("confirm") : List.of());
    }

    private boolean isSnail(Card card, SheetLine line, Caller caller) {
        return card == Card.RED
                && policies.version(caller.district(), line.policy()).snail();
    }

    private static void requireFinal(List<Quarter> row, String organisation) {
        var open = undecided(row, Quarters.behind(row, organisation));
        if (!open.isEmpty())
            throw Problem.conflict(
                            "CARD_NOT_DUE",
                            "%s 的公示表尚未定稿，申诉结束后才能确认。现在可以：无。".formatted(String.join("、", open)),
                            "The sheet of %s is not final: cards are confirmed after appeals. Allowed now: nothing."
                                    .formatted(String.join(", ", open)))
                    .with("moves", List.of())
                    .with("notFinal", open);
    }

    /** The quarters that decide the card, from the first it was behind in, whose sheets may still change. */
    private static List<String> undecided(List<Quarter> row, List<String> behind) {
        return row.stream()
                .dropWhile(q -> !q.period().toString().equals(behind.getFirst()))
                .filter(q -> !q.isFinal())
                .map(q -> q.period().toString())
                .toList();
    }

    private Map<String, ConfirmedCard> confirmed(Period quarter) {
        return entities
                .createQuery("from ConfirmedCard c where c.period = :period", ConfirmedCard.class)
                .setParameter("period", quarter.toString())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(c -> c.organisation, c -> c));
    }

    private static boolean sees(CardView card, Caller caller) {
        return caller.hasAny(Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN)
                || card.state() == CardState.CONFIRMED
                        && (caller.hasAny(Roles.SCORE_READER) || caller.belongsTo(card.organisation()));
    }
}
