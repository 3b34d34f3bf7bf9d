package org.chuishao.catalogue.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;

/** The answers to standing questions. */
final class StandingViews {
    private StandingViews() {}

    /**
     * A matter whistled repeatedly that no item covers.
     *
     * @param title of the latest whistle about it
     * @param leads the departments they were sent to, the most frequent first
     */
    public record Uncovered(
            String title, int whistles, List<String> stations, List<String> leads, OffsetDateTime lastAt) {}

    /**
     * An item about which departments disagreed.
     *
     * @param departments those that were found responsible, found not responsible, or returned it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Disputed(
            String itemCode,
            String name,
            String lead,
            int rulings,
            int returns,
            List<String> departments,
            OffsetDateTime lastAt) {}

    public record Unused(String itemCode, String name, String lead, OffsetDateTime validFrom) {}

    public record Returns(String organisation, int upheld, int refused) {}

    /** @param oldest since when the longest unchanged of them says what it says */
    public record Review(String category, String lead, int items, OffsetDateTime oldest) {}
}
