package org.chuishao.reporting.scoring;

import java.time.YearMonth;
import java.util.UUID;

/** A line in the ledger: whose duty it is about, and the month it counts for. */
public record Posted(UUID assignment, YearMonth month, Line line) {}
