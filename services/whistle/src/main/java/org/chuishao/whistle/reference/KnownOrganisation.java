package org.chuishao.whistle.reference;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** An organisation as catalogue last told it. */
@Entity
@Table(name = "known_organisation")
public class KnownOrganisation extends Known {
    public String kind;

    /** Who does its work since it is gone, or null. */
    public String successor;
}
