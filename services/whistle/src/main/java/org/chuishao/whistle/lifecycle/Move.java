package org.chuishao.whistle.lifecycle;

import org.chuishao.kernel.lifecycle.NamedMove;

/** What can happen to a whistle: what people ask for over HTTP, and what events or time do (domain §3, Whistle). */
public enum Move implements NamedMove {
    BLOW("吹响"),
    DISPATCH("派单"),
    ASK("要求补充"),
    ANSWER("补充说明"),
    REJECT("不予受理"),
    OBJECT("提出异议"),
    /** The head stands behind an emergency that somebody on duty blew. */
    RATIFY("追认"),
    VERIFY("核查"),
    CALLBACK("回访"),
    REOPEN("重办"),
    WITHDRAW("撤哨"),
    /** Another whistle is about the same: it is handled there, for both. */
    LINK("并案"),
    /** To the next linkage centre above. */
    PASS_UP("上报上级"),

    LEAD_RETURNED(null),
    LEAD_CHECKED_IN(null),
    WORK_COMPLETED(null),
    LEAD_SUSPENDED(null),
    LEAD_RESUMED(null),
    /** Nobody verified in time: silence passes, without stars. */
    LAPSE(null),
    CALLBACK_EXHAUSTED(null),
    /** The whistle it is linked to has ended, or was rejected or taken back. */
    MAIN_CLOSED(null),
    MAIN_FELL(null);

    /** The Chinese word for it; none for what nobody asks for. */
    private final String zh;

    Move(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
