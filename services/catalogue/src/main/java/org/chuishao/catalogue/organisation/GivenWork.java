package org.chuishao.catalogue.organisation;

import java.util.List;

/** The work the catalogue gives to departments: who goes leaves it to somebody. */
public interface GivenWork {
    /** Active items that name the department, and how many there are. */
    record Named(List<String> items, long count) {}

    Named namedBy(String department);

    /** Every active item that names the one names the other from now on. */
    void passOn(String department, String successor);
}
