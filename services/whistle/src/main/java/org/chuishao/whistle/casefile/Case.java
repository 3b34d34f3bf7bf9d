package org.chuishao.whistle.casefile;

import java.util.List;

/**
 * A whistle with the departments called in its cycle, to be read and not to be changed.
 *
 * @param called the lead first
 */
public record Case(Whistle whistle, List<Participant> called) {}
