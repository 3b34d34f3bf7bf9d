package org.chuishao.catalogue.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.page.Filter;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.tabular.Table;

/** A register on its way into a file: a page at a time and each in a transaction of its own, so a slow client holds no connection. */
@ApplicationScoped
public class Exporting {
    private static final int PAGE = 500;

    @Inject
    Listing listing;

    @Inject
    CurrentDistrict district;

    /**
     * @param asked makes the conditions anew for every page
     * @param row what the file says of a record, as it would be imported
     * @param code the entity's attribute {@code code}
     */
    public <E, R> Table.Source<R> of(
            Class<E> type, Supplier<Filter> asked, Function<E, R> row, Function<E, String> code) {
        var here = district.get();
        return sink -> {
            String next = null;
            do {
                var after = next;
                var page = CurrentDistrict.within(
                        here,
                        () -> QuarkusTransaction.requiringNew()
                                .call(() -> listing.page(type, asked.get(), PAGE, after, row, code)));
                for (var one : page.items()) sink.take(one);
                next = page.next();
            } while (next != null);
        };
    }
}
