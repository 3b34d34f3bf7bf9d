package org.chuishao.workstation.sharing;

/** Whether a need is still one. */
public enum NeedStage {
    OPEN,
    /** As much as is needed was agreed to. */
    MET,
    WITHDRAWN
}
