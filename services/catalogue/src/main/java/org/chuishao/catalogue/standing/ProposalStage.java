package org.chuishao.catalogue.standing;

/** Where a proposed change of the catalogue stands. */
public enum ProposalStage {
    OPEN,
    /** The item says it now. */
    ADOPTED,
    DISMISSED
}
