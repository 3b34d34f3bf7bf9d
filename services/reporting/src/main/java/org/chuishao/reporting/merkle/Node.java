package org.chuishao.reporting.merkle;

/** A complete subtree of 2^level leaves, the place-th of its level from the left; level 0 are the leaves. */
public record Node(int level, long place) {}
