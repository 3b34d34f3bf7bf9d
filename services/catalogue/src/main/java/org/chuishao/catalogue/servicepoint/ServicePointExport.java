package org.chuishao.catalogue.servicepoint;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.page.Listing;
import org.chuishao.kernel.page.Page;
import org.chuishao.kernel.tabular.Table;

/** All the service points somebody asked for, a page at a time and each in a transaction of its own: a slow client holds no connection. */
@ApplicationScoped
class ServicePointExport {
    private static final int PAGE = 500;

    @Inject
    Listing listing;

    @Inject
    CurrentDistrict district;

    Table.Source<ServicePointRequest> of(ServicePointList asked) {
        var here = district.get();
        return sink -> {
            String next = null;
            do {
                var after = next;
                var page = CurrentDistrict.within(
                        here, () -> QuarkusTransaction.requiringNew().call(() -> page(asked, after)));
                for (var point : page.items()) sink.take(point);
                next = page.next();
            } while (next != null);
        };
    }

    private Page<ServicePointRequest> page(ServicePointList asked, String after) {
        return listing.page(ServicePoint.class, asked.filter(), PAGE, after, ServicePointRequest::of, p -> p.code);
    }
}
