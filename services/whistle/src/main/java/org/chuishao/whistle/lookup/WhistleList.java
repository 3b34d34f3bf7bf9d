package org.chuishao.whistle.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.page.Cursors;
import org.chuishao.kernel.page.Page;
import org.chuishao.whistle.casefile.Cases;

/** Pages of whistles, newest first. A page ends at a whistle, not at a number, so that nothing is skipped or repeated. */
@ApplicationScoped
public class WhistleList {
    @Inject
    Cases cases;

    @Inject
    Cursors cursors;

    @Inject
    WhistleViews views;

    @Inject
    Clock clock;

    Page<WhistleView> page(WhistleFilter filter, int limit, String cursor, Caller caller) {
        var selection = Selection.of(filter, caller, clock.instant());
        if (cursor != null) {
            var end = cursors.open(asked(filter), cursor).split(" ");
            selection = selection.after(Instant.parse(end[0]), UUID.fromString(end[1]));
        }
        var found = selection.searches()
                ? cases.newestFound(selection.condition(), limit + 1)
                : cases.newest(selection.condition(), limit + 1);
        var shown = views.views(found.stream().limit(limit).toList(), caller);
        if (found.size() <= limit) return new Page<>(shown, null);
        var last = found.get(limit - 1).whistle();
        return new Page<>(shown, cursors.seal(asked(filter), last.createdAt + " " + last.id));
    }

    private static String asked(WhistleFilter filter) {
        return "whistles " + filter;
    }
}
