package org.chuishao.catalogue.organisation;

import java.util.List;

/** The work the catalogue gives to departments: who goes leaves it to somebody. */
public interface GivenWork {
    /** What is in use and names the department, by code. */
    List<String> namedBy(String department);

    /** Whatever is in use and names the one names the other from now on. */
    void passOn(String department, String successor);
}
