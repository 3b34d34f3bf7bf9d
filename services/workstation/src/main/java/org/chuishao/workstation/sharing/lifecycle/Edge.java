package org.chuishao.workstation.sharing.lifecycle;

/**
 * One legal move: from where to where, and by whom.
 *
 * @param guard what else must hold, in words; empty when nothing
 */
public record Edge(BookingStage from, Move move, BookingStage to, Actor by, String guard) {}
