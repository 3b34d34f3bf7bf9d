package org.chuishao.whistle.casefile;

/** How the matter ended, as the lead department reports it and the station verifies it. */
public enum Outcome {
    SOLVED,
    UNSOLVED,
    EXPLAINED
}
