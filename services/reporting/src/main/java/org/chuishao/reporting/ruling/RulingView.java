package org.chuishao.reporting.ruling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.assignment.AssignmentView;
import org.chuishao.reporting.lifecycle.Role;

/** A ruling as everybody who dispatches, disputes or watches may read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RulingView(
        UUID id,
        String whistleNumber,
        AssignmentView.Item item,
        Role role,
        String responsible,
        List<String> notResponsible,
        String citedItem,
        String reason,
        String ruledBy,
        OffsetDateTime ruledAt) {

    static RulingView of(Ruling r) {
        return new RulingView(
                r.id,
                r.whistleNumber,
                r.itemCode == null ? null : new AssignmentView.Item(r.itemCode, r.itemName),
                r.role,
                r.responsible,
                r.notResponsible,
                r.citedItem,
                r.reason,
                r.ruledByName,
                Shanghai.time(r.ruledAt));
    }
}
