package org.chuishao.workstation.appointment;

/** The two offices of a station. */
public enum AppointmentRole {
    /** 站长: a county-level official. */
    HEAD,
    /** 副站长: the village's Party secretary. */
    DEPUTY_HEAD
}
