package org.chuishao.whistle.open311;

import org.chuishao.whistle.lifecycle.Stage;

/** How far a matter is, in words for the public. */
final class Progress {
    private Progress() {}

    static String of(Stage stage) {
        return switch (stage) {
            case DRAFT -> "工作站研判中";
            case SUBMITTED, NEEDS_INFO -> "联动中心研判中";
            case LINKED -> "与同一问题并案办理中";
            case DISPATCHED -> "已派单";
            case IN_PROGRESS -> "办理中";
            case SUSPENDED -> "已挂账，待条件具备后办理";
            case AWAITING_VERIFICATION -> "办理完毕，工作站核查中";
            case AWAITING_CALLBACK -> "核查通过，回访中";
            case CLOSED -> "已办结";
            case REJECTED -> "不予受理";
            case WITHDRAWN -> "已撤哨";
        };
    }
}
