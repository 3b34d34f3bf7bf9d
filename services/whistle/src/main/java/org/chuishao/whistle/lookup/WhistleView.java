package org.chuishao.whistle.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.privacy.MaskedResident;
import org.chuishao.whistle.casefile.Channel;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Location;
import org.chuishao.whistle.casefile.Outcome;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.RejectReason;
import org.chuishao.whistle.casefile.Satisfaction;
import org.chuishao.whistle.lifecycle.Stage;

/** A whistle as its caller may see it, with the moves the caller may make now. */
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
        Named item,
        Integer itemVersion,
        Location location,
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
        OffsetDateTime ratifiedAt,
        List<Department> departments,
        List<String> moves,
        int version) {

    public record Named(String code, String name) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Department(
            String organisation,
            String name,
            Participant.Role role,
            Participant.State stage,
            UUID assignmentId,
            Outcome outcome) {}
}
