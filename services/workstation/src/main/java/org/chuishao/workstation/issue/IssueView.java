package org.chuishao.workstation.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.privacy.MaskedResident;
import org.chuishao.workstation.lifecycle.Stage;
import org.chuishao.workstation.platform.Platform;

/**
 * An issue as its caller may see it, with the moves the caller may make now.
 *
 * @param resident masked
 * @param ending how it was ended, once it is
 * @param samePlace what else the station has had at this place within a year; shown with one issue, not in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssueView(
        UUID id,
        String number,
        String stationCode,
        IssueKind kind,
        Stage stage,
        Platform platform,
        String gridCode,
        String title,
        String description,
        Location location,
        MaskedResident resident,
        OffsetDateTime foundAt,
        Ending ending,
        OffsetDateTime settledAt,
        IssueOutcome outcome,
        String result,
        OffsetDateTime escalatedAt,
        String refusedBecause,
        EscalatedInto whistle,
        OffsetDateTime fedBackAt,
        Boolean accepted,
        String feedback,
        OffsetDateTime closedAt,
        DropReason dropReason,
        UUID duplicateOf,
        List<Similar> samePlace,
        List<String> moves,
        int version) {

    public enum Ending {
        /** 站内化解. */
        RESOLVED_IN_STATION,
        BY_WHISTLE
    }

    /**
     * @param stage as last told by whistle; of the main whistle, once that was reopened
     * @param mainNumber of the whistle that is handled for this one, too: its departments are shown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EscalatedInto(
            UUID id,
            String number,
            String stage,
            WhistleEnd end,
            OffsetDateTime endedAt,
            String outcome,
            String mainNumber,
            List<Department> departments) {}

    public record Department(String organisation, String role, String stage) {}

    /** Enough to see that it is the same matter, without anybody's name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Similar(
            UUID id,
            String number,
            IssueKind kind,
            Stage stage,
            String title,
            String address,
            OffsetDateTime foundAt,
            IssueOutcome outcome) {}
}
