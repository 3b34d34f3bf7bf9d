package org.chuishao.whistle.lifecycle;

import java.util.List;

/**
 * One legal move: from where to where, by whom, and the events that tell the suite.
 *
 * @param events every fact the move establishes, so that each consumer listens to one event for one fact: a passed
 *     verification that also closes the whistle tells both
 * @param guard what else must hold, in words; empty when nothing
 */
public record Edge(Stage from, Move move, Stage to, Actor by, List<String> events, String guard) {

    Edge when(String condition) {
        return new Edge(from, move, to, by, events, condition);
    }
}
