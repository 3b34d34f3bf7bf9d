package org.chuishao.workstation.lifecycle;

import java.util.List;

/**
 * One legal move: from where to where, by whom, and the events that tell the others; none where only the station cares.
 *
 * @param guard what else must hold, in words; empty when nothing
 */
public record Edge(Stage from, Move move, Stage to, Actor by, List<String> events, String guard) {

    Edge when(String condition) {
        return new Edge(from, move, to, by, events, condition);
    }
}
