package org.chuishao.kernel.tabular;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Order;

/** A list on its way into a file: a page at a time and each in a transaction of its own, so a slow client holds no connection. */
@ApplicationScoped
public class Exporting {
    private static final int PAGE = 500;

    @Inject
    Listing listing;

    @Inject
    CurrentDistrict district;

    /** @param row what the file says of an entity */
    public <E, R> Table.Source<R> of(Class<E> type, Filter filter, Order<E> order, Function<E, R> row) {
        var here = district.get();
        return sink -> {
            String next = null;
            do {
                var after = next;
                var page = CurrentDistrict.within(
                        here,
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> listing.page(type, filter, order, PAGE, after)));
                for (var one : page.items()) sink.take(row.apply(one));
                next = page.next();
            } while (next != null);
        };
    }
}
