package org.chuishao.whistle.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.id.Ids;
import org.chuishao.kernel.idempotency.Idempotent;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Scope;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;

/** What is attached to the whistles a caller may see. */
@ApplicationScoped
@Transactional
class Attachments {
    /** Per whistle, over all its cycles. */
    static final int MOST = 30;

    @Inject
    EntityManager entities;

    @Inject
    Whistles whistles;

    @Inject
    BlobStore blobs;

    @Inject
    BlobLocks locks;

    @Inject
    CurrentCaller caller;

    @Inject
    Turn turn;

    @Inject
    Clock clock;

    /** What was asked, for telling a retry from another request. */
    record Asked(Upload upload, String name, UUID step) {}

    /** Before anybody waits for a body: is this whistle the caller's to see, and the step one of its own? */
    void checkPlace(UUID id, UUID step) {
        var whistle = whistles.visible(id, caller.get());
        if (step != null && !isStepOf(whistle, step))
            throw Problem.invalid("step", "这不是该哨办理轨迹中的一步。", "That is no line of this whistle's timeline.");
    }

    private boolean isStepOf(Whistle whistle, UUID step) {
        return entities.createQuery(
                                "select count(*) from HistoryLine h where h.whistleId = :whistle and h.id = :line",
                                Long.class)
                        .setParameter("whistle", whistle.id)
                        .setParameter("line", step)
                        .getSingleResult()
                > 0;
    }

    /** The bytes are on the disk before the row that names them commits. */
    @Idempotent
    Response keep(UUID id, Asked asked, Prepared file) {
        var who = caller.get();
        var whistle = whistles.visible(id, who);
        if (!mayAdd(whistle, who))
            throw Problem.forbidden(
                    "NOT_YOUR_MOVE",
                    "该部门现不承办此哨，或此哨已经结束，不能再添加附件。",
                    "Your department is not called to this whistle now, or the whistle has ended: nothing is added any more.");
        turn.take("attachments/" + id);
        if (of(whistle).size() >= MOST)
            throw Problem.conflict(
                    "TOO_MANY_ATTACHMENTS",
                    "每个哨最多 " + MOST + " 个附件。",
                    "A whistle takes at most " + MOST + " attachments.");
        var attachment = describe(whistle, asked, file, who);
        locks.share(who.district());
        attachment.content = file.content() == null
                ? blobs.put(who.district(), asked.upload())
                : blobs.put(who.district(), file.content());
        attachment.thumbnail = file.thumbnail() == null ? null : blobs.put(who.district(), file.thumbnail());
        entities.persist(attachment);
        whistles.note(
                whistle,
                attachment.addedAt,
                "ATTACH",
                whistle.stage(),
                new Actor(attachment.addedBy, attachment.unit),
                attachment.name,
                Map.of("attachmentId", attachment.id, "mediaType", attachment.mediaType));
        var view = AttachmentView.of(attachment);
        return Response.status(201)
                .header("Location", "/api/v1/whistles/" + id + "/attachments/" + attachment.id)
                .entity(view)
                .build();
    }

    /** A department adds to what it is called for, while that goes on: what it was once called for it only sees. */
    private boolean mayAdd(Whistle whistle, Caller who) {
        return Scope.reaches(who, whistle)
                || !whistle.stage().isTerminal()
                        && whistles.participants(whistle).stream()
                                .anyMatch(p -> !p.state.isVoid() && who.belongsTo(p.organisation));
    }

    private Attachment describe(Whistle whistle, Asked asked, Prepared file, Caller who) {
        var attachment = new Attachment();
        attachment.id = Ids.next();
        attachment.whistleId = whistle.id;
        attachment.lineId = asked.step();
        attachment.stage = whistle.stage();
        attachment.cycle = whistle.cycle;
        attachment.name = asked.name();
        attachment.mediaType = file.mediaType();
        attachment.size = file.content() == null ? asked.upload().size() : file.content().length;
        attachment.width = file.width();
        attachment.height = file.height();
        attachment.addedAt = clock.instant();
        attachment.addedBy = who.name();
        attachment.unit = unit(whistle, who);
        return attachment;
    }

    /** In whose name: the place that contains the station, or the department that was called. */
    private String unit(Whistle whistle, Caller who) {
        if (who.covers(whistle.stationCode)) return who.divisionOver(whistle.stationCode);
        return whistles.participantsOf(List.of(whistle.id)).stream()
                .map(p -> p.organisation)
                .filter(who::belongsTo)
                .findFirst()
                .orElse(who.district());
    }

    List<AttachmentView> list(UUID id) {
        return of(whistles.visible(id, caller.get())).stream()
                .map(AttachmentView::of)
                .toList();
    }

    /** @throws Problem 404 when the whistle has none such, or is not the caller's to see */
    Attachment get(UUID id, UUID attachment) {
        return of(whistles.visible(id, caller.get())).stream()
                .filter(a -> a.id.equals(attachment))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private List<Attachment> of(Whistle whistle) {
        return entities.createQuery(
                        "from Attachment a where a.whistleId = :whistle order by a.addedAt, a.id", Attachment.class)
                .setParameter("whistle", whistle.id)
                .getResultList();
    }
}
