package org.chuishao.catalogue.admission;

/** Where an admission stands (domain §5). */
public enum AdmissionStage {
    DRAFT,
    SUBMITTED,
    /** The streets or villages concerned are asked. */
    CONSULTING,
    UNDER_REVIEW,
    APPROVED,
    REJECTED,
    /** Its term has begun: the work may be given down. */
    EFFECTIVE,
    EXPIRED,
    WITHDRAWN
}
