package org.chuishao.kernel.testing.planted.whistle;

import org.chuishao.kernel.testing.planted.reporting.Score;

/** A name that says nothing, and one service that knows another. */
public class WhistleService {
    Score score;
}
