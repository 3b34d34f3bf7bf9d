package org.chuishao.local.crash;

import java.util.List;

/** A station of the demo's register, and who tells its stories. */
record Station(String code, String deputy) {
    /** Seven, so that tellers of every sort, one in eight, come to each. */
    static final List<Station> ALL = List.of(
            new Station("340803001002", "mashan-deputy"),
            new Station("340803001004", "daguanting-deputy"),
            new Station("340803002001", "binjiang-deputy"),
            new Station("340803003006", "sifang-deputy"),
            new Station("340803004001", "linghu-deputy"),
            new Station("340803007001", "huating-deputy"),
            new Station("340803100204", "haikou-deputy"));
}
