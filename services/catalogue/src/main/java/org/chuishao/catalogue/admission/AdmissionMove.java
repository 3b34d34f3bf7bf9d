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
import static org.chuishao.catalogue.course.Course.edge;

import org.chuishao.catalogue.course.Course;
import org.chuishao.catalogue.course.Named;

/** What can be done to an admission (domain §5). */
public enum AdmissionMove implements Named {
    SUBMIT("提交"),
    /** Ask the streets or villages concerned. */
    CONSULT("征求意见"),
    /** One of them answers. */
    ANSWER("答复意见"),
    /** Every answer is in, or the time for answers is over: to whoever decides. */
    REVIEW("送审"),
    APPROVE("批准"),
    REJECT("不予准入"),
    TAKE_EFFECT("生效"),
    EXPIRE("到期"),
    /** The department takes its application back. */
    WITHDRAW("撤回申请"),
    /** The district takes back what it admitted. */
    RECALL("收回准入");

    public static final Course<AdmissionStage, AdmissionMove, AdmissionActor> TABLE = new Course<>(
            "准入申请",
            "admission",
            DRAFT,
            edge(DRAFT, SUBMIT, SUBMITTED, DEPARTMENT),
            edge(SUBMITTED, CONSULT, CONSULTING, EDITOR),
            edge(CONSULTING, ANSWER, CONSULTING, AREA),
            edge(CONSULTING, REVIEW, UNDER_REVIEW, EDITOR),
            edge(UNDER_REVIEW, APPROVE, APPROVED, AdmissionActor.REVIEWER),
            edge(UNDER_REVIEW, REJECT, REJECTED, AdmissionActor.REVIEWER),
            edge(APPROVED, TAKE_EFFECT, EFFECTIVE, CLOCK),
            edge(EFFECTIVE, EXPIRE, EXPIRED, CLOCK),
            edge(DRAFT, WITHDRAW, WITHDRAWN, DEPARTMENT),
            edge(SUBMITTED, WITHDRAW, WITHDRAWN, DEPARTMENT),
            edge(CONSULTING, WITHDRAW, WITHDRAWN, DEPARTMENT),
            edge(UNDER_REVIEW, WITHDRAW, WITHDRAWN, DEPARTMENT),
            edge(APPROVED, RECALL, WITHDRAWN, EDITOR),
            edge(EFFECTIVE, RECALL, WITHDRAWN, EDITOR));

    private final String zh;

    AdmissionMove(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
