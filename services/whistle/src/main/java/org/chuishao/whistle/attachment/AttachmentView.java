package org.chuishao.whistle.attachment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.lifecycle.Stage;

/**
 * An attachment and where its bytes are.
 *
 * @param step the line of the timeline it was added to
 * @param mediaType of what is served: pictures are encoded anew as JPEG or PNG
 * @param size of what is served, in bytes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttachmentView(
        UUID id,
        UUID whistleId,
        UUID step,
        Stage stage,
        int cycle,
        String name,
        String mediaType,
        long size,
        Integer width,
        Integer height,
        OffsetDateTime addedAt,
        String by,
        String unit,
        String content,
        String thumbnail) {

    static AttachmentView of(Attachment a) {
        var address = "/api/v1/whistles/" + a.whistleId + "/attachments/" + a.id;
        return new AttachmentView(
                a.id,
                a.whistleId,
                a.lineId,
                a.stage,
                a.cycle,
                a.name,
                a.mediaType,
                a.size,
                a.width,
                a.height,
                Shanghai.time(a.addedAt),
                a.addedBy,
                a.unit,
                address + "/content",
                a.thumbnail == null ? null : address + "/thumbnail");
    }
}
