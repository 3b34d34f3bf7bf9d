package org.chuishao.workstation.meeting.lifecycle;

/**
 * One legal move: from where to where, and by whom.
 *
 * @param guard what else must hold, in words; empty when nothing
 */
public record Edge(MeetingStage from, Move move, MeetingStage to, Actor by, String guard) {}
