package org.chuishao.reporting.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.reporting.scoring.Card;

/**
 * A department's warning after a quarter.
 *
 * @param snail true where the policy of the quarter gives a red card the snail label 蜗牛奖, otherwise left out
 * @param behind the consecutive quarters it was behind in, oldest first, the unranked between them left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CardView(
        String period,
        String organisation,
        String name,
        Card card,
        Boolean snail,
        CardState state,
        String score,
        List<String> behind,
        String confirmedBy,
        OffsetDateTime confirmedAt,
        List<String> moves) {}
