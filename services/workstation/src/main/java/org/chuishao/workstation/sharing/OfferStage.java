package org.chuishao.workstation.sharing;

/** Whether an offer stands. */
public enum OfferStage {
    OFFERED,
    /** Nobody may ask for it any more; what was agreed stays agreed. */
    WITHDRAWN
}
