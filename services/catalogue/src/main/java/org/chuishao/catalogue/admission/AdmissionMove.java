package org.chuishao.catalogue.admission;

import static org.chuishao.catalogue.admission.AdmissionActor.AREA;
import static org.chuishao.catalogue.admission.AdmissionActor.CLOCK;
import static org.chuishao.catalogue.admission.AdmissionActor.DEPARTMENT;
import static org.chuishao.catalogue.admission.AdmissionActor.EDITOR;
import static org.chuishao.catalogue.admission.AdmissionStage.APPROVED;
import static org.chuishao.catalogue.admission.AdmissionStage.CONSULTING;
import static org.chuishao.catalogue.admission.AdmissionStage.DRAFT;
import static org.chuishao.catalogue.admission.AdmissionStage.EFFECTIVE;
import static org.chuishao.catalogue.admission.AdmissionStage.EXPIRED;
import static org.chuishao.catalogue.admission.AdmissionStage.REJECTED;
import static org.chuishao.catalogue.admission.AdmissionStage.SUBMITTED;
import static org.chuishao.catalogue.admission.AdmissionStage.UNDER_REVIEW;
import static org.chuishao.catalogue.admission.AdmissionStage.WITHDRAWN;
import static org.chuishao.kernel.lifecycle.Course.leg;

import org.chuishao.kernel.lifecycle.Course;
import org.chuishao.kernel.lifecycle.NamedMove;

/** What can be done to an admission (domain §5). */
public enum AdmissionMove implements NamedMove {
    SUBMIT("提交", DEPARTMENT),
    /** Ask the streets or villages concerned. */
    CONSULT("征求意见", EDITOR),
    /** One of them answers. */
    ANSWER("答复意见", AREA),
    /** Every answer is in, or the time for answers is over: to whoever decides. */
    REVIEW("送审", EDITOR),
    APPROVE("批准", AdmissionActor.REVIEWER),
    REJECT("不予准入", AdmissionActor.REVIEWER),
    TAKE_EFFECT(null, CLOCK),
    EXPIRE(null, CLOCK),
    /** The department takes its application back. */
    WITHDRAW("撤回申请", DEPARTMENT),
    /** The district takes back what it admitted. */
    RECALL("收回准入", EDITOR);

    public static final Course<AdmissionStage, AdmissionMove> TABLE = new Course<>(
            "准入申请",
            "An admission",
            DRAFT,
            leg(DRAFT, SUBMIT, SUBMITTED),
            leg(SUBMITTED, CONSULT, CONSULTING),
            leg(CONSULTING, ANSWER, CONSULTING),
            leg(CONSULTING, REVIEW, UNDER_REVIEW),
            leg(UNDER_REVIEW, APPROVE, APPROVED),
            leg(UNDER_REVIEW, REJECT, REJECTED),
            leg(APPROVED, TAKE_EFFECT, EFFECTIVE),
            leg(EFFECTIVE, EXPIRE, EXPIRED),
            leg(DRAFT, WITHDRAW, WITHDRAWN),
            leg(SUBMITTED, WITHDRAW, WITHDRAWN),
            leg(CONSULTING, WITHDRAW, WITHDRAWN),
            leg(UNDER_REVIEW, WITHDRAW, WITHDRAWN),
            leg(APPROVED, RECALL, WITHDRAWN),
            leg(EFFECTIVE, RECALL, WITHDRAWN));

    private final String zh;
    private final AdmissionActor by;

    AdmissionMove(String zh, AdmissionActor by) {
        this.zh = zh;
        this.by = by;
    }

    @Override
    public String zh() {
        return zh;
    }

    public AdmissionActor by() {
        return by;
    }
}
