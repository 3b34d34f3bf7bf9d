package org.chuishao.whistle.casefile;

import org.chuishao.kernel.caller.Caller;

/** Who did something, and for which station, centre or department. */
public record Actor(String name, String unit) {
    public static Actor of(Caller caller, String unit) {
        return new Actor(caller.name(), unit);
    }
}
