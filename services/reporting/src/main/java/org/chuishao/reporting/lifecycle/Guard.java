package org.chuishao.reporting.lifecycle;

import java.util.function.BiPredicate;
import org.chuishao.kernel.problem.Text;

/** A condition an edge of the table carries, as a value that can be drawn, tested and told to whom it stops. */
public enum Guard {
    ALWAYS((edge, now) -> true, "", ""),
    /** Nobody signs papers first when a pipe has burst: arriving also accepts. */
    ONLY_EMERGENCY(
            (edge, now) -> now.kind() == WhistleKind.EMERGENCY, "只有应急哨可以不签收先报到", "only an emergency skips accepting"),
    /** Who was not there at first may have come since; what is confirmed stays. */
    ARRIVAL_NOT_CONFIRMED(
            (edge, now) -> now.arrival() != Arrival.CONFIRMED, "已认定到场", "the station has confirmed the arrival"),
    ARRIVAL_UNSTATED(
            (edge, now) -> now.arrival() == Arrival.UNSTATED, "到场情况已认定", "the station has said whether they came"),
    /** The danger ends once; the repair may follow. */
    ONLY_EMERGENCY_UNSAFE(
            (edge, now) -> now.kind() == WhistleKind.EMERGENCY && !now.madeSafe(),
            "只有应急哨需要报排险，且只报一次",
            "only an emergency is made safe, once"),
    /** 事不完、人不走: on joint whistles the station lets each department go. */
    ONLY_JOINT_UNRELEASED(
            (edge, now) -> now.kind() == WhistleKind.JOINT && !now.released(),
            "只有联合执法哨需要放行，且只放行一次",
            "only a joint whistle's department is released, once"),
    RELEASED_IF_JOINT(
            (edge, now) -> now.kind() != WhistleKind.JOINT || now.released(),
            "联合执法哨须经工作站放行后办结",
            "the station releases a joint whistle's department first"),
    /**
     * Only the lead's result moves the whistle, so only an assist can be written off; never while it may still come in time, or waits to
     * hear whose duty it is or whether its clocks stood still.
     */
    ASSIST_AFTER_CHECK_IN_LIMIT(
            (edge, now) -> now.role() == Role.ASSIST
                    && now.checkInPassed()
                    && !now.isContested()
                    && !now.asked().contains(PleaKind.SUSPENSION),
            "报到期限届满后方可认定未报到，只限协办部门，且须先答复退单、挂账申请或作出裁定",
            "only an assisting department can be absent, once its time to check in has passed and its return, dispute or suspension is decided"),
    /** It came, and whether it ever gives a result the lead and the whistle do not wait to see. */
    ASSIST_AFTER_DEADLINE(
            (edge, now) ->
                    now.role() == Role.ASSIST && now.overdue() && now.asked().isEmpty(),
            "已报到的，办结期限届满后方可认定未办结，只限协办部门，且须先答复其申请",
            "who came can be written off only as an assisting department, once its deadline has passed and all it asked for is decided"),
    BACK_WHERE_SUSPENDED(
            (edge, now) -> now.suspendedIn().filter(edge.to()::equals).isPresent(),
            "恢复到挂账前的状态",
            "back to where it was suspended"),
    RETURN_ONCE_IN_ACCEPT_LIMIT(
            (edge, now) -> now.askable().contains(PleaKind.RETURN),
            "退单须在签收时限内提出，且最多提一次",
            "a return is asked for within the accept limit, once at most"),
    RETURN_ASKED((edge, now) -> now.asked().contains(PleaKind.RETURN), "没有待定的退单申请", "no return is waiting"),
    RULING_ONCE_AFTER_REFUSAL(
            (edge, now) -> now.askable().contains(PleaKind.RULING),
            "退单被驳回后、办结期限前可申请裁定一次",
            "a ruling is asked for once, after a refused return and before the deadline"),
    RULING_ASKED((edge, now) -> now.asked().contains(PleaKind.RULING), "没有待裁定的争议", "no ruling is waiting"),
    NOT_CONTESTED((edge, now) -> !now.isContested(), "请先答复退单或作出裁定", "decide the return or the dispute first"),
    EXTENSION_BEFORE_DEADLINE(
            (edge, now) -> now.askable().contains(PleaKind.EXTENSION),
            "延期须在期限届满前提出，且批准次数不得超过上限",
            "an extension is asked for before the deadline; only so many are granted"),
    EXTENSION_ASKED((edge, now) -> now.asked().contains(PleaKind.EXTENSION), "没有待定的延期申请", "no extension is waiting"),
    SUSPENSION_LEFT(
            (edge, now) -> now.askable().contains(PleaKind.SUSPENSION),
            "挂账批准次数不得超过上限，且上一次申请须已答复",
            "only so many suspensions are granted, one asked for at a time"),
    SUSPENSION_ASKED(
            (edge, now) -> now.asked().contains(PleaKind.SUSPENSION) && !now.isContested(),
            "没有待定的挂账申请，或职责争议尚未了结",
            "no suspension is waiting, or whose duty it is has to be decided first");

    private final BiPredicate<Edge, Circumstances> condition;
    private final Text why;

    Guard(BiPredicate<Edge, Circumstances> condition, String zh, String en) {
        this.condition = condition;
        this.why = new Text(zh, en);
    }

    boolean opens(Edge edge, Circumstances now) {
        return condition.test(edge, now);
    }

    /** What has to be so. */
    public Text why() {
        return why;
    }
}
