package org.chuishao.workstation.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.workstation.whistle.Limit;

/**
 * What a meeting has to talk about, gathered and not typed. Until it is held, as of now; then as it was.
 *
 * @param frozen the meeting has been held: nothing is added any more
 */
public record Agenda(OffsetDateTime gatheredAt, boolean frozen, List<Section> sections) {
    /** Why something is on the agenda; what would be under two headings is under the first. */
    public enum Topic {
        SPECIAL_WHISTLE("专项议题"),
        OVERDUE_WHISTLES("有超期的哨"),
        DISPUTED_WHISTLES("有退单争议的哨"),
        OPEN_WHISTLES("在办的哨"),
        DUE_RESOLUTIONS("待落实的决议"),
        STATION_ISSUES("站内未了事项");

        private final String zh;

        Topic(String zh) {
            this.zh = zh;
        }

        public String zh() {
            return zh;
        }
    }

    /** @param total how many there are; the oldest hundred are listed */
    public record Section(Topic topic, int total, List<Item> items) {}

    /**
     * @param number what people call it by; absent for a resolution
     * @param due absent where nothing is due yet
     * @param who departments that are called, or a resolution's owner
     * @param missed whose limits have passed, of a whistle that is overdue
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            UUID id,
            String number,
            String title,
            String stage,
            LocalDate due,
            boolean overdue,
            List<String> who,
            List<Missed> missed) {}

    /** @param limits in their order; one at least */
    public record Missed(String department, List<Limit> limits) {}
}
