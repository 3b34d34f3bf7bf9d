package org.chuishao.kernel.testing.planted.raise;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity far from the others. */
@Entity
public class StrayRow {
    @Id
    long id;
}
