package org.chuishao.whistle.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.callback.Closing;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.dispatch.Dispatching;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleLinked;
import org.chuishao.whistle.event.WhistleProgressed;
import org.chuishao.whistle.event.WhistleUnlinked;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.reference.References;

/**
 * One handling serves every whistle about the same matter. A linked whistle calls no department, so points are counted once;
 * it ends as the main one ends, and its own resident is called back.
 */
@ApplicationScoped
public class Linking {
    /** More people than that about one matter are a matter for a meeting. */
    private static final int MOST = 200;

    @Inject
    Whistles whistles;

    @Inject
    Closing closing;

    @Inject
    Dispatching dispatching;

    @Inject
    References references;

    @Inject
    Announcer announcer;

    @Inject
    EntityManager entities;

    /**
     * The whistle that is handled for both: the one named, or the one that is linked to itself.
     *
     * @throws Problem 400 when the caller sees no such whistle, 409 when it has ended or was never blown
     */
    public Whistle main(UUID named, String field, UUID self, Caller who) {
        if (named.equals(self)) throw Problem.invalid(field, "不能与自身并案。", "A whistle is not linked to itself.");
        var found = see(named, field, who);
        // whoever sees the named one sees where it stands, also when that is another station's
        var main = found.mainId == null || found.stage() != Stage.LINKED
                ? found
                : whistles.all(List.of(found.mainId)).get(found.mainId);
        if (main.id.equals(self))
            throw Problem.invalid(field, "那一哨已并入本哨。", "That whistle is linked to this one already.");
        if (main.stage() == Stage.DRAFT || main.stage().isTerminal())
            throw Problem.conflict(
                    "MAIN_ENDED",
                    main.number + " 尚未吹响或已经结束，不能并案；如问题再次出现，请站长重办那一哨。",
                    main.number
                            + " was never blown or has ended and serves nobody else; if the matter has come back, its head may reopen it.");
        if (main.linked >= MOST)
            throw Problem.conflict(
                    "TOO_MANY_LINKED",
                    main.number + " 已并案 " + MOST + " 哨，请提请召开专项工作会。",
                    main.number + " serves " + MOST + " whistles already; ask for a special meeting.");
        return main;
    }

    /** @throws Problem 400 when there is none that the caller may see */
    public Whistle see(UUID id, String field, Caller who) {
        try {
            return whistles.visible(id, who);
        } catch (Problem unknown) {
            throw Problem.invalid(field, "没有这一哨。", "There is no such whistle.");
        }
    }

    public void link(Whistle whistle, Whistle main, Actor by, String note, Instant now) {
        var before = whistle.stage();
        whistle.go(Move.LINK, Stage.LINKED);
        whistle.mainId = main.id;
        main.linked++;
        whistles.note(
                whistle,
                now,
                Move.LINK.name(),
                before,
                by,
                note,
                Map.of("main", main.id.toString(), "number", main.number));
        announcer.announce(
                new WhistleLinked(whistle.id, whistle.number, whistle.cycle, now, by.name(), main.id, main.number));
    }

    /** It was linked and is taken back: the main one serves one fewer. */
    public void leave(Whistle whistle) {
        if (whistle.mainId == null) return;
        whistles.all(List.of(whistle.mainId)).get(whistle.mainId).linked--;
        whistle.mainId = null;
    }

    /** The main whistle has been closed: so are those linked to it, once their residents have been asked. */
    public void mainClosed(Whistle main, Instant now) {
        for (var whistle : linkedTo(main)) {
            whistle.outcome = main.outcome;
            go(whistle, Move.MAIN_CLOSED, whistle.hasResident() ? Stage.AWAITING_CALLBACK : Stage.CLOSED, main, now);
            if (whistle.stage() == Stage.CLOSED) closing.close(whistle, now);
            else
                announcer.announce(
                        new WhistleProgressed(whistle.id, whistle.number, whistle.cycle, now, whistle.stage()));
        }
    }

    /** The main whistle was rejected or taken back: those linked to it stand for themselves again; an emergency goes out at once. */
    public void mainFell(Whistle main, Instant now) {
        for (var whistle : linkedTo(main)) {
            whistle.mainId = null;
            go(whistle, Move.MAIN_FELL, Stage.SUBMITTED, main, now);
            announcer.announce(new WhistleUnlinked(
                    whistle.id, whistle.number, whistle.cycle, now, main.number, main.id, main.number));
            if (whistle.kind == Kind.EMERGENCY && whistle.dispatchedAt == null)
                dispatching.dispatchAtOnce(
                        whistle, references.item(whistle.itemCode).orElse(null));
        }
        main.linked = 0;
    }

    private void go(Whistle whistle, Move move, Stage to, Whistle main, Instant now) {
        var before = whistle.stage();
        whistle.go(move, to);
        whistles.note(
                whistle,
                now,
                move.name(),
                before,
                new Actor(main.number, "whistle"),
                null,
                Map.of("main", main.id.toString(), "number", main.number));
    }

    private List<Whistle> linkedTo(Whistle main) {
        if (main.linked == 0) return List.of();
        return entities.createQuery(
                        "from Whistle w where w.mainId = :main and w.stage = LINKED order by w.id", Whistle.class)
                .setParameter("main", main.id)
                .getResultList();
    }
}
