package org.chuishao.catalogue.item;

/** The kinds of powers and duties, in the order of the national code table (domain §5). */
public enum ItemType {
    /** 01 许可. */
    LICENCE,
    /** 02 处罚. */
    PENALTY,
    /** 03 强制. */
    COERCION,
    /** 04 征收. */
    LEVY,
    /** 05 给付. */
    BENEFIT,
    /** 06 检查. */
    INSPECTION,
    /** 07 确认. */
    CONFIRMATION,
    /** 08 奖励. */
    REWARD,
    /** 09 裁决. */
    ADJUDICATION,
    /** 10 其他. */
    OTHER,
    /** 20 公共服务. */
    PUBLIC_SERVICE
}
