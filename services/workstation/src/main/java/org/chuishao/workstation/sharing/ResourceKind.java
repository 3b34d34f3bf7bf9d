package org.chuishao.workstation.sharing;

/** What can be shared. */
public enum ResourceKind {
    /** 场地: lent as a whole. */
    PLACE,
    /** 设备器材, by the piece. */
    EQUIPMENT,
    /** 志愿者, by heads: nobody is named. */
    VOLUNTEERS
}
