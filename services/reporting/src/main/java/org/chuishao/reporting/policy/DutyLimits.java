package org.chuishao.reporting.policy;

import jakarta.enterprise.context.ApplicationScoped;
import org.chuishao.kernel.document.DistrictDocuments;
import org.chuishao.reporting.clock.Limits;

/** The limits departments have in the current district: whistles that are first dispatched now live by the newest. */
@ApplicationScoped
public class DutyLimits extends DistrictDocuments<Limits> {
    DutyLimits() {
        super("duty_limits", Limits.class, Limits.FILE);
    }
}
