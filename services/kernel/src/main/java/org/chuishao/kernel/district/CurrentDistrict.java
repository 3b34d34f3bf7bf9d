package org.chuishao.kernel.district;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.chuishao.kernel.caller.CurrentCaller;

/** The district whose data this request, event or job works on: the caller's, unless a listener or job says which. */
@RequestScoped
public class CurrentDistrict {
    @Inject
    CurrentCaller caller;

    private String district;

    public String get() {
        return district != null ? district : caller.get().district();
    }

    /** Runs work outside any request, on one district's data. */
    public static <T> T within(String district, Supplier<T> work) {
        var context = Arc.container().requestContext();
        var outer = context.getStateIfActive();
        context.activate();
        try {
            Arc.container().select(CurrentDistrict.class).get().set(district);
            return work.get();
        } finally {
            context.terminate();
            if (outer != null) context.activate(outer);
        }
    }

    void set(String district) {
        this.district = district;
    }
}
