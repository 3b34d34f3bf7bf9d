package org.chuishao.whistle.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.HistoryLine;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.lifecycle.Stage;

/** Who did what and when on one whistle, and how each deadline came about. */
public record Timeline(UUID whistleId, String number, List<Line> lines) {

    /**
     * @param id what attachments name as their step
     * @param by the person, or the department or clock that moved it
     * @param unit the station, centre or department in whose name
     * @param details what the move brought with it, for example the deadlines and how each was counted
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            UUID id,
            OffsetDateTime at,
            String move,
            Stage from,
            Stage to,
            String by,
            String unit,
            String note,
            Map<String, Object> details) {}

    static Timeline of(Whistle whistle, List<HistoryLine> history) {
        return new Timeline(
                whistle.id,
                whistle.number,
                history.stream()
                        .map(h -> new Line(
                                h.id, Shanghai.time(h.at), h.move, h.from, h.to, h.actor, h.unit, h.note, h.details))
                        .toList());
    }
}
