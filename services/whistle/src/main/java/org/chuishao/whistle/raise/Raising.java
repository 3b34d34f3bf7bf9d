package org.chuishao.whistle.raise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Channel;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Waiting;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.centre.Centres;
import org.chuishao.whistle.dispatch.Dispatching;
import org.chuishao.whistle.event.Announcer;
import org.chuishao.whistle.event.WhistleBlown;
import org.chuishao.whistle.lifecycle.Move;
import org.chuishao.whistle.lifecycle.Stage;
import org.chuishao.whistle.link.Linking;
import org.chuishao.whistle.lookup.Permissions;
import org.chuishao.whistle.policy.WorkflowPolicies;
import org.chuishao.whistle.reference.KnownItem;

/** Keeps a matter as a draft and blows it; what needs no triage goes out in the same breath. */
@ApplicationScoped
public class Raising {
    @Inject
    Whistles whistles;

    @Inject
    Waiting waiting;

    @Inject
    WorkflowPolicies policies;

    @Inject
    Linking linking;

    @Inject
    Centres centres;

    @Inject
    Numbers numbers;

    @Inject
    Dispatching dispatching;

    @Inject
    Announcer announcer;

    @Inject
    Clock clock;

    /**
     * @return the matter as told, not yet kept: {@link Whistles#add} once its first moves are made, in one insert
     * @throws Problem 400 when the district does not offer the kind, 403 when it is not theirs to blow
     */
    public Whistle begin(RaiseRequest request, KnownItem item, Caller who) {
        var policy = policies.inForce();
        if (policy.kind(request.kind()).isEmpty()) throw notOffered();
        if (!request.isDraft() && !Permissions.mayBlow(request.kind(), policy, who)) throw notYours();
        var whistle = new Whistle();
        whistle.id = Ids.next();
        whistle.district = who.district();
        whistle.createdAt = clock.instant();
        whistle.changedAt = whistle.createdAt;
        whistle.stageSince = whistle.createdAt;
        whistle.createdBy = who.subject();
        whistle.policy = policy.version();
        whistle.number = numbers.next(who.district(), whistle.createdAt);
        whistle.kind = request.kind();
        whistle.stationCode = request.stationCode();
        whistle.title = request.title();
        whistle.description = request.description();
        whistle.location = request.location();
        whistle.channel = request.channel() == null ? Channel.STATION : request.channel();
        whistle.whyNotInStation = request.whyNotInStation();
        if (item != null) {
            whistle.itemCode = item.code;
            whistle.itemVersion = item.version;
        }
        if (request.resident() != null) {
            whistle.residentName = request.resident().name();
            whistle.residentPhone = request.resident().phone();
        }
        waiting.count(whistle);
        return whistle;
    }

    /** @return the departments called at once, none when a dispatcher has to triage */
    List<Participant> blow(Whistle whistle, KnownItem item, Caller who) {
        blow(whistle, who);
        return dispatching.dispatchAtOnce(whistle, item);
    }

    /** It calls nobody: the main whistle has. */
    List<Participant> blowLinked(Whistle whistle, Whistle main, Caller who) {
        blow(whistle, who);
        linking.link(whistle, main, Actor.of(who, whistle.stationCode), null, whistle.blownAt);
        return List.of();
    }

    private void blow(Whistle whistle, Caller who) {
        var before = whistle.stage();
        whistle.go(Move.BLOW, Stage.SUBMITTED);
        whistle.blownAt = clock.instant();
        whistle.centre = centres.deskFor(whistle.stationCode, whistle.kind);
        if (whistle.kind == Kind.EMERGENCY) {
            // nobody has to stand behind what the head blows
            if (who.hasAny(Roles.STATION_HEAD)) whistle.ratifiedAt = whistle.blownAt;
            else waiting.expectRatification(whistle);
        }
        whistles.note(
                whistle,
                whistle.blownAt,
                Move.BLOW.name(),
                before,
                Actor.of(who, whistle.stationCode),
                whistle.whyNotInStation,
                null);
        announcer.announce(new WhistleBlown(
                whistle.id,
                whistle.number,
                whistle.kind,
                whistle.stationCode,
                whistle.title,
                whistle.itemCode,
                whistle.blownAt,
                whistle.issueId));
    }

    private static Problem notOffered() {
        return Problem.badRequest(
                "KIND_NOT_OFFERED", "本区县没有开通这一哨种。", "Whistles of this kind are not offered in this district.");
    }

    private static Problem notYours() {
        return Problem.forbidden(
                "NOT_YOUR_MOVE",
                "按本区县的规定，这一哨种不由您的岗位吹响；可以先存为草稿，或请有权吹哨的人员办理。",
                "In this district whistles of this kind are not yours to blow; keep a draft, or ask somebody who may.");
    }
}
