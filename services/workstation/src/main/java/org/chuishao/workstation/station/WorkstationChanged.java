package org.chuishao.workstation.station;

/** A workstation is new or says something else now: its whole state, {@code workstation-changed.v1}. */
public record WorkstationChanged(
        String code, String name, String streetCode, String village, String address, boolean active, int version) {
    static final String TYPE = "workstation-changed.v1";

    static WorkstationChanged of(Workstation w) {
        var facts = w.facts;
        return new WorkstationChanged(
                w.code, facts.name(), facts.streetCode(), facts.village(), facts.address(), facts.active(), w.version);
    }
}
