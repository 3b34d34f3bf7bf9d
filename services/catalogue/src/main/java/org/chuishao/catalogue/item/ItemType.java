package org.chuishao.catalogue.item;

import org.chuishao.kernel.problem.Text;

/** The kinds of powers and duties, with their numbers in the national code table (domain §5). */
public enum ItemType {
    LICENCE("01", "许可", "Licence"),
    PENALTY("02", "处罚", "Penalty"),
    COERCION("03", "强制", "Coercion"),
    LEVY("04", "征收", "Levy"),
    BENEFIT("05", "给付", "Benefit"),
    INSPECTION("06", "检查", "Inspection"),
    CONFIRMATION("07", "确认", "Confirmation"),
    REWARD("08", "奖励", "Reward"),
    ADJUDICATION("09", "裁决", "Adjudication"),
    OTHER("10", "其他", "Other"),
    PUBLIC_SERVICE("20", "公共服务", "Public service");

    private final String number;
    private final Text label;

    ItemType(String number, String zh, String en) {
        this.number = number;
        this.label = new Text(zh, en);
    }

    /** 01 to 10, and 20. */
    public String number() {
        return number;
    }

    public Text label() {
        return label;
    }
}
