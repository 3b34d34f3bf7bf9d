package org.chuishao.whistle.lifecycle;

/** One row of the transition table: the move, who makes it, and the event that tells of it. */
public record Edge(Stage from, Move move, Stage to, Actor by, String event) {}
