package org.chuishao.whistle.raise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.whistle.casefile.Case;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.link.Linking;
import org.chuishao.whistle.reference.KnownItem;
import org.chuishao.whistle.reference.References;

/**
 * Somebody of a station raises a whistle: what they name must be known, why the station cannot settle it must be said, and the
 * move theirs to make.
 */
@ApplicationScoped
public class ByHand {
    private static final Violation WHY_NOT_IN_STATION = Violation.of(
            "whyNotInStation",
            "请写明站内为什么解决不了；只有应急哨可以不写。",
            "Say why the station cannot settle it; only an emergency may leave that out.");

    @Inject
    Raising raising;

    @Inject
    Whistles whistles;

    @Inject
    Linking linking;

    @Inject
    References references;

    /** @throws Problem 400 naming what is not known or not said, 403 when it is not theirs to raise */
    public Case raise(RaiseRequest request, Caller who) {
        var item = knownItem(request);
        refuseOtherStations(request.stationCode(), who);
        var whistle = raising.begin(request, item, who);
        var main = main(request, who);
        var called = request.isDraft()
                ? List.<Participant>of()
                : main == null ? raising.blow(whistle, item, who) : raising.blowLinked(whistle, main, who);
        whistles.add(whistle);
        return new Case(whistle, called);
    }

    /**
     * Blows what was kept as a draft.
     *
     * @param request null when nothing was sent
     * @return the departments called at once
     * @throws Problem 400 when neither the draft nor the request says why the station cannot
     */
    List<Participant> blow(Whistle draft, BlowRequest request, Caller who) {
        if (isUnsaid(draft.whyNotInStation) && request != null) draft.whyNotInStation = request.whyNotInStation();
        if (lacksWhy(draft.kind, draft.whyNotInStation)) throw Problem.invalid(List.of(WHY_NOT_IN_STATION));
        return raising.blow(draft, references.item(draft.itemCode).orElse(null), who);
    }

    /** Domain §3: a station says why it cannot settle the matter itself; in an emergency, where seconds count, it need not. */
    private static boolean lacksWhy(Kind kind, String whyNotInStation) {
        return kind != Kind.EMERGENCY && isUnsaid(whyNotInStation);
    }

    private static boolean isUnsaid(String whyNotInStation) {
        return whyNotInStation == null || whyNotInStation.isBlank();
    }

    private Whistle main(RaiseRequest request, Caller who) {
        if (request.duplicateOf() == null) return null;
        if (request.isDraft())
            throw Problem.invalid("duplicateOf", "草稿吹响之后才能并案。", "A draft is linked once it has been blown.");
        return linking.main(request.duplicateOf(), "duplicateOf", null, who);
    }

    private KnownItem knownItem(RaiseRequest request) {
        var wrong = new ArrayList<Violation>();
        if (references.station(request.stationCode()).isEmpty())
            wrong.add(Violation.of(
                    "stationCode",
                    "没有代码为“" + request.stationCode() + "”的红领工作站。",
                    "There is no workstation with code \"" + request.stationCode() + "\"."));
        var item = references.item(request.itemCode()).orElse(null);
        if (request.itemCode() != null && item == null)
            wrong.add(Violation.of(
                    "itemCode",
                    "清单中没有代码为“" + request.itemCode() + "”的事项；不确定时可以不填。",
                    "The catalogue has no item with code \"" + request.itemCode() + "\"; leave it out when unsure."));
        if (!request.isDraft() && lacksWhy(request.kind(), request.whyNotInStation())) wrong.add(WHY_NOT_IN_STATION);
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
        return item;
    }

    private static void refuseOtherStations(String station, Caller who) {
        if (!who.belongsTo(station))
            throw Problem.forbidden(
                    "NOT_YOUR_STATION",
                    "您不是该工作站的人员，不能以其名义吹哨。",
                    "You do not belong to that station and cannot blow for it.");
    }
}
