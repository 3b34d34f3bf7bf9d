package org.chuishao.whistle.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chuishao.kernel.privacy.MaskedResident;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.Channel;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Location;
import org.chuishao.whistle.casefile.Outcome;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.RejectReason;
import org.chuishao.whistle.casefile.Satisfaction;
import org.chuishao.whistle.casefile.Waiting.Awaited;
import org.chuishao.whistle.clock.Wait;
import org.chuishao.whistle.lifecycle.Stage;

/**
 * A whistle as its caller may see it, with the moves the caller may make now.
 *
 * @param precedents what was ruled on its item, to whoever may dispatch it now
 * @param onCall whom the catalogue has on call at this hour for a JOINT one, to whoever may dispatch it now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WhistleView(
        UUID id,
        String number,
        Kind kind,
        Stage stage,
        int cycle,
        String title,
        String description,
        Named station,
        String centre,
        Named item,
        Integer itemVersion,
        Place location,
        Channel channel,
        String whyNotInStation,
        MaskedResident resident,
        OffsetDateTime createdAt,
        OffsetDateTime blownAt,
        OffsetDateTime dispatchedAt,
        OffsetDateTime closedAt,
        Outcome outcome,
        Satisfaction satisfaction,
        RejectReason rejectReason,
        UUID duplicateOf,
        Main main,
        Integer linked,
        OffsetDateTime ratifiedAt,
        String policy,
        List<Due> deadlines,
        UUID issueId,
        List<Department> departments,
        List<Precedent> precedents,
        List<Named> onCall,
        List<String> moves,
        int version) {

    /** The whistle this one is handled in, and how far that has come. */
    public record Main(UUID id, String number, Stage stage) {}

    public record Named(String code, String name) {}

    /** Where it is; degrees only if they are known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(String address, Double longitude, Double latitude) {
        static Place of(Location location) {
            return new Place(location.address(), location.longitude(), location.latitude());
        }
    }

    /** Who is waited for, until when, and how that was counted. */
    public record Due(Wait step, OffsetDateTime from, OffsetDateTime due, boolean overdue, String zh, String en) {
        static Due of(Awaited awaited, Instant now) {
            var deadline = awaited.deadline();
            return new Due(
                    awaited.step(),
                    Shanghai.time(deadline.from()),
                    Shanghai.time(deadline.due()),
                    !deadline.isMetBy(now),
                    deadline.explain(Locale.CHINESE),
                    deadline.explain(Locale.ENGLISH));
        }
    }

    /** A ruling on the whistle's item, to whoever may dispatch it now. */
    public record Precedent(
            UUID id,
            Named responsible,
            List<Named> notResponsible,
            String citedItem,
            String reason,
            OffsetDateTime ruledAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Department(
            String organisation,
            String name,
            Participant.Role role,
            Participant.State stage,
            UUID assignmentId,
            Outcome outcome) {}
}
