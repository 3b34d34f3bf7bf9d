package org.chuishao.whistle.resident;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.whistle.casefile.Whistles;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who has read a resident's name and phone: for those who watch over it. It outlives the data itself. */
@Path("/whistles/{id}/resident/reads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Whistles 哨")
public class ReadsResource {
    @Inject
    Whistles whistles;

    @Inject
    Listing listing;

    @Inject
    CurrentCaller caller;

    /** @param reader the token's subject */
    public record Read(OffsetDateTime at, String reader, String reason) {
        static Read of(ResidentRead read) {
            return new Read(Shanghai.time(read.at), read.reader, read.reason);
        }
    }

    @GET
    @RolesAllowed({Roles.STATION_HEAD, Roles.ASSESSOR, Roles.REVIEWER, Roles.ADMIN})
    @Transactional
    @Operation(operationId = "listResidentReads", summary = "Who read the resident's data, when and why 当事人信息查看记录")
    public Page<Read> reads(
            UUID id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        whistles.visible(id, caller.get());
        var oldest = Order.oldest("at", (ResidentRead read) -> read.at, Instant::parse, read -> read.id);
        return listing.page(ResidentRead.class, new Filter().equal("whistleId", id), oldest, limit, cursor)
                .map(Read::of);
    }
}
