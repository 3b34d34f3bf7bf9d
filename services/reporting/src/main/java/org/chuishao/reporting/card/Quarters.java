package org.chuishao.reporting.card;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.reporting.scoring.Card;
import org.chuishao.reporting.scoring.Period;
import org.chuishao.reporting.scoring.Score;
import org.chuishao.reporting.sheet.ScoreSheets;
import org.chuishao.reporting.sheet.SheetLine;

/** The published quarters that lead up to one: consecutive, oldest first. The rule of cards itself is {@link Card#after}. */
@ApplicationScoped
class Quarters {
    /** Further back nothing counts: three behind are already RED. */
    private static final int LONGEST = 12;

    @Inject
    ScoreSheets sheets;

    record Quarter(Period period, boolean isFinal, Map<String, SheetLine> lines) {
        Optional<SheetLine> of(String organisation) {
            return Optional.ofNullable(lines.get(organisation));
        }
    }

    /** Ends with the quarter itself; empty while it is not published. A quarter without a sheet breaks the row. */
    List<Quarter> upTo(Period quarter) {
        var periods = Stream.iterate(quarter, Period::previous).limit(LONGEST).toList();
        var published = sheets.published(periods);
        var row = new LinkedList<Quarter>();
        for (var period : periods) {
            var sheet = published.get(period.toString());
            if (sheet == null) break;
            var lines =
                    sheet.document().lines().stream().collect(Collectors.toMap(SheetLine::organisation, line -> line));
            row.addFirst(new Quarter(period, sheet.isFinal(), lines));
        }
        return row;
    }

    static Card card(List<Quarter> quarters, String organisation) {
        return Card.after(quarters.stream().map(q -> score(q, organisation)).toList());
    }

    /** Those that make the card, oldest first. */
    static List<String> behind(List<Quarter> quarters, String organisation) {
        var behind = new ArrayList<String>();
        for (var quarter : quarters) {
            var score = score(quarter, organisation);
            if (score.status() == Score.Status.UNRANKED) continue;
            if (score.behind()) behind.add(quarter.period().toString());
            else behind.clear();
        }
        return behind;
    }

    /** What the rule of cards looks at; a department that was on no sheet of the quarter was unranked in it. */
    private static Score score(Quarter quarter, String organisation) {
        var line = quarter.of(organisation);
        return new Score(
                organisation,
                quarter.period(),
                line.map(SheetLine::policy).orElse(""),
                line.map(SheetLine::status).orElse(Score.Status.UNRANKED),
                line.map(SheetLine::score).map(BigDecimal::new),
                Optional.empty(),
                Map.of(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                line.map(SheetLine::assignments).orElse(0),
                line.map(SheetLine::behind).orElse(false));
    }
}
