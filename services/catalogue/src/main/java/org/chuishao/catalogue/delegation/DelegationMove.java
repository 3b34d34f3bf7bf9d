package org.chuishao.catalogue.delegation;

import static org.chuishao.catalogue.delegation.DelegationActor.CLOCK;
import static org.chuishao.catalogue.delegation.DelegationActor.EDITOR;
import static org.chuishao.catalogue.delegation.DelegationActor.REVIEWER;
import static org.chuishao.catalogue.delegation.DelegationActor.STREET;
import static org.chuishao.catalogue.delegation.DelegationStage.ACCEPTED;
import static org.chuishao.catalogue.delegation.DelegationStage.EFFECTIVE;
import static org.chuishao.catalogue.delegation.DelegationStage.PROPOSED;
import static org.chuishao.catalogue.delegation.DelegationStage.RECLAIMED;
import static org.chuishao.catalogue.delegation.DelegationStage.SUSPENDED;
import static org.chuishao.kernel.lifecycle.Course.leg;

import org.chuishao.kernel.lifecycle.Course;
import org.chuishao.kernel.lifecycle.NamedMove;

/** What can be done to a delegation (domain §5). */
public enum DelegationMove implements NamedMove {
    /** The street has the people and the means: without them no power is given. */
    ACCEPT("承接", STREET),
    /** A second person signs; it takes effect on its first day. */
    SIGN("审定", REVIEWER),
    TAKE_EFFECT(null, CLOCK),
    SUSPEND("暂停", EDITOR),
    RESUME("恢复", EDITOR),
    RECLAIM("收回", EDITOR);

    public static final Course<DelegationStage, DelegationMove> TABLE = new Course<>(
            "赋权",
            "A delegation",
            PROPOSED,
            leg(PROPOSED, ACCEPT, ACCEPTED),
            leg(ACCEPTED, SIGN, ACCEPTED),
            leg(ACCEPTED, TAKE_EFFECT, EFFECTIVE),
            leg(EFFECTIVE, SUSPEND, SUSPENDED),
            leg(SUSPENDED, RESUME, EFFECTIVE),
            leg(PROPOSED, RECLAIM, RECLAIMED),
            leg(ACCEPTED, RECLAIM, RECLAIMED),
            leg(EFFECTIVE, RECLAIM, RECLAIMED),
            leg(SUSPENDED, RECLAIM, RECLAIMED));

    private final String zh;
    private final DelegationActor by;

    DelegationMove(String zh, DelegationActor by) {
        this.zh = zh;
        this.by = by;
    }

    @Override
    public String zh() {
        return zh;
    }

    public DelegationActor by() {
        return by;
    }
}
