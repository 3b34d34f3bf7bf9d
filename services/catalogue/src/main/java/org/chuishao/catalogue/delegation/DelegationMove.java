package org.chuishao.catalogue.delegation;

import static org.chuishao.catalogue.course.Course.edge;
import static org.chuishao.catalogue.delegation.DelegationActor.CLOCK;
import static org.chuishao.catalogue.delegation.DelegationActor.EDITOR;
import static org.chuishao.catalogue.delegation.DelegationActor.REVIEWER;
import static org.chuishao.catalogue.delegation.DelegationActor.STREET;
import static org.chuishao.catalogue.delegation.DelegationStage.ACCEPTED;
import static org.chuishao.catalogue.delegation.DelegationStage.EFFECTIVE;
import static org.chuishao.catalogue.delegation.DelegationStage.PROPOSED;
import static org.chuishao.catalogue.delegation.DelegationStage.RECLAIMED;
import static org.chuishao.catalogue.delegation.DelegationStage.SUSPENDED;

import org.chuishao.catalogue.course.Course;
import org.chuishao.catalogue.course.Named;

/** What can be done to a delegation (domain §5). */
public enum DelegationMove implements Named {
    /** The street has the people and the means: without them no power is given. */
    ACCEPT("承接"),
    /** A second person signs; it takes effect on its first day. */
    SIGN("审定"),
    TAKE_EFFECT("生效"),
    SUSPEND("暂停"),
    RESUME("恢复"),
    RECLAIM("收回");

    public static final Course<DelegationStage, DelegationMove, DelegationActor> TABLE = new Course<>(
            "赋权",
            "delegation",
            PROPOSED,
            edge(PROPOSED, ACCEPT, ACCEPTED, STREET),
            edge(ACCEPTED, SIGN, ACCEPTED, REVIEWER),
            edge(ACCEPTED, TAKE_EFFECT, EFFECTIVE, CLOCK),
            edge(EFFECTIVE, SUSPEND, SUSPENDED, EDITOR),
            edge(SUSPENDED, RESUME, EFFECTIVE, EDITOR),
            edge(PROPOSED, RECLAIM, RECLAIMED, EDITOR),
            edge(ACCEPTED, RECLAIM, RECLAIMED, EDITOR),
            edge(EFFECTIVE, RECLAIM, RECLAIMED, EDITOR),
            edge(SUSPENDED, RECLAIM, RECLAIMED, EDITOR));

    private final String zh;

    DelegationMove(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
