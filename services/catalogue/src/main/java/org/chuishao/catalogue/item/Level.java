package org.chuishao.catalogue.item;

import org.chuishao.kernel.problem.Text;

/** Which level of government exercises an item. */
public enum Level {
    NATIONAL("国家级", "National"),
    PROVINCIAL("省级", "Provincial"),
    CITY("市级", "City"),
    DISTRICT("县级", "District"),
    STREET("乡级", "Street");

    final Text label;

    Level(String zh, String en) {
        this.label = new Text(zh, en);
    }
}
