package org.chuishao.catalogue.item;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.tabular.Difference;
import org.chuishao.kernel.time.Shanghai;

/**
 * A proposed change of the catalogue.
 *
 * @param basedOn the item's newest version when it was proposed, 0 for a new item
 * @param differences from that version, in words; absent in lists
 * @param madeVersion what it became; absent when by then the catalogue said so already
 * @param moves what the caller may do with it now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DraftView(
        UUID id,
        String code,
        String state,
        int basedOn,
        ItemRequest item,
        String note,
        List<Difference.Told> differences,
        String proposedBy,
        OffsetDateTime proposedAt,
        String decidedBy,
        OffsetDateTime decidedAt,
        String reason,
        Integer madeVersion,
        int version,
        List<String> moves) {
    static DraftView of(Draft draft, List<Difference.Told> differences, List<String> moves) {
        return new DraftView(
                draft.id,
                draft.code,
                draft.state.name(),
                draft.basedOn,
                draft.request,
                draft.note,
                differences,
                draft.proposedBy,
                Shanghai.time(draft.proposedAt),
                draft.decidedBy,
                Shanghai.time(draft.decidedAt),
                draft.reason,
                draft.madeVersion,
                draft.version,
                moves);
    }
}
