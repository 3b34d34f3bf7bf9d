package org.chuishao.whistle.casefile;

/** Where the matter came from (百姓问政 is TV, 5084 the radio line). */
public enum Channel {
    STATION,
    RESIDENT,
    HOTLINE_12345,
    TV,
    RADIO,
    APP,
    GRID_WORKER,
    SENSOR,
    OPEN311
}
