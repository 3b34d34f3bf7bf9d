package org.chuishao.reporting.ledger;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.TravelClock;
import org.chuishao.reporting.lifecycle.Role;
import org.chuishao.reporting.lifecycle.WhistleKind;
import org.chuishao.reporting.scoring.AdjustmentKind;
import org.chuishao.reporting.scoring.Indicator;

/** From rows to lines, for every query that reads whole lines of {@code ledger_entry e}. */
public final class LedgerRows {
    private static final String LINE = """
            e.district, e.seq, e.id, e.organisation, e.assignment_id, e.whistle_id, e.whistle_number, e.fact, e.indicator,
            e.adjustment, e.role, e.kind, e.weight, e.role_factor, e.kind_factor, e.grade, e.possible, e.earned, e.points,
            e.rule, e.policy, e.text_zh, e.text_en, e.occurred_at, e.month, e.posted_at, e.compensates
            """;

    /** Of a line that waits for its place. */
    static final String UNSEALED = "null::bigint, null::bytea, " + LINE;

    /** Joined with {@code ledger_leaf l}. */
    public static final String COLUMNS = "l.position, l.hash, " + LINE;

    private LedgerRows() {}

    public static List<LedgerLine> read(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var lines = new ArrayList<LedgerLine>();
            while (row.next()) lines.add(line(row));
            return lines;
        }
    }

    private static LedgerLine line(ResultSet row) throws SQLException {
        var leaf = row.getBytes(2);
        return new LedgerLine(
                row.getObject(1, Long.class),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, UUID.class),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getObject(8, UUID.class),
                row.getString(9),
                row.getString(10),
                named(Indicator.class, row.getString(11)),
                named(AdjustmentKind.class, row.getString(12)),
                named(Role.class, row.getString(13)),
                named(WhistleKind.class, row.getString(14)),
                exact(row.getBigDecimal(15)),
                exact(row.getBigDecimal(16)),
                exact(row.getBigDecimal(17)),
                exact(row.getBigDecimal(18)),
                exact(row.getBigDecimal(19)),
                exact(row.getBigDecimal(20)),
                exact(row.getBigDecimal(21)),
                row.getString(22),
                row.getString(23),
                row.getString(24),
                row.getString(25),
                time(row.getObject(26, OffsetDateTime.class)),
                row.getString(27),
                time(row.getObject(28, OffsetDateTime.class)),
                row.getObject(29, UUID.class),
                leaf == null ? null : Base64.getEncoder().encodeToString(leaf));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static String exact(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }

    private static String time(OffsetDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZoneSameInstant(TravelClock.SHANGHAI));
    }
}
