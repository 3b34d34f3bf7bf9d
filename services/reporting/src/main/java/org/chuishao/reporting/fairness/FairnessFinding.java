package org.chuishao.reporting.fairness;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Something in a period that people should look at, with the evidence.
 *
 * @param numbers what was measured and against what: counts as they are, means with two places
 * @param lines ids of the ledger lines it rests on, never more than {@link FairnessReport#MOST_LINES}
 * @param whistles their numbers
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FairnessFinding(
        Suspicion kind,
        String station,
        String organisation,
        Map<String, String> numbers,
        List<String> lines,
        List<String> whistles,
        String zh,
        String en) {}
