package org.chuishao.reporting.ledger;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.time.Shanghai;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Indicator;

/** From rows to lines, for every query that reads whole lines of {@code ledger_entry e}. */
public final class LedgerRows {
    private static final String LINE = """
            e.district, e.seq, e.id, e.organisation, e.assignment_id, e.whistle_id, e.whistle_number, e.fact, e.indicator,
            e.adjustment, e.role, e.kind, e.weight, e.role_factor, e.kind_factor, e.grade, e.possible, e.earned, e.points,
            e.rule, e.policy, e.text_zh, e.text_en, e.occurred_at, e.month, e.posted_at, e.compensates, """;

    /** Of a line that waits for its place. */
    static final String UNSEALED = "null::bigint, " + LINE + "null::bytea\n";

    /** Joined with {@code ledger_leaf l}. */
    public static final String COLUMNS = "l.position, " + LINE + "l.hash\n";

    private LedgerRows() {}

    public static LedgerLine read(Fields row) throws SQLException {
        return new LedgerLine(
                row.countOrNull(),
                row.text(),
                row.count(),
                row.uuid(),
                row.text(),
                row.uuid(),
                row.uuid(),
                row.text(),
                row.text(),
                row.choice(Indicator.class),
                row.choice(AdjustmentKind.class),
                row.choice(Role.class),
                row.choice(WhistleKind.class),
                exact(row.exact()),
                exact(row.exact()),
                exact(row.exact()),
                exact(row.exact()),
                exact(row.exact()),
                exact(row.exact()),
                exact(row.exact()),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                time(row.instant()),
                row.text(),
                time(row.instant()),
                row.uuid(),
                leaf(row.bytes()));
    }

    private static String leaf(byte[] hash) {
        return hash == null ? null : Base64.getEncoder().encodeToString(hash);
    }

    private static String exact(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Shanghai.time(at));
    }
}
