package org.chuishao.workstation.issue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;
import org.chuishao.kernel.page.Page;
import org.chuishao.workstation.lifecycle.Stage;
import org.chuishao.workstation.platform.Platform;
import org.chuishao.workstation.station.Scope;

/** Pages of issues, newest first. A page ends at an issue, not at a number, so that nothing is skipped or repeated. */
@ApplicationScoped
class IssueList {
    private static final Order<StationIssue> NEWEST =
            Order.newest("foundAt", i -> i.foundAt, Instant::parse, i -> i.id);

    @Inject
    Listing listing;

    @Inject
    IssueViews views;

    /** What a list may be narrowed to. */
    public static class Wanted {
        @QueryParam("stage")
        public Stage stage;

        @QueryParam("kind")
        public IssueKind kind;

        @QueryParam("platform")
        public Platform platform;

        @QueryParam("gridCode")
        public String gridCode;

        @QueryParam("number")
        public String number;

        Filter seenBy(Caller caller) {
            return Scope.seenBy(caller)
                    .equal("stage", stage)
                    .equal("kind", kind)
                    .equal("platform", platform)
                    .equal("gridCode", gridCode)
                    .equal("number", number);
        }
    }

    /** @param division a station, or a street or the district with all of theirs */
    Page<IssueView> page(String division, Wanted wanted, int limit, String cursor, Caller caller) {
        var filter = wanted.seenBy(caller).within("stationCode", division);
        var page = listing.page(StationIssue.class, filter, NEWEST, limit, cursor);
        return new Page<>(views.page(page.items(), caller), page.next());
    }
}
