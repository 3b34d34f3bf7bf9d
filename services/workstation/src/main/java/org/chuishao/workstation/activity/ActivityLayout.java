package org.chuishao.workstation.activity;

import java.time.LocalDate;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.tabular.Field;
import org.chuishao.kernel.tabular.Form;
import org.chuishao.kernel.tabular.Layout;
import org.chuishao.kernel.tabular.Limits;
import org.chuishao.workstation.platform.Platform;

/** Activities as a spreadsheet, in and out. */
final class ActivityLayout {
    static final Field<String> STATION = Field.of(
                    "工作站代码", "Workstation", Form.pattern("\\d{12}", "12 位工作站代码", "the 12 digits of a workstation"))
            .required();
    static final Field<LocalDate> HELD_ON = Field.of("日期", "Date", Form.date()).required();
    private static final Field<ActivityKind> KIND = Field.of(
                    "类型", "Kind", Form.choice(ActivityKind.class, ActivityKind::text))
            .required();
    static final Field<String> TOPIC = Field.of("主题", "Topic", Form.text(100)).required();
    private static final Field<Platform> PLATFORM =
            Field.of("平台", "Platform", Form.choice(Platform.class, p -> new Text(p.zh(), p.name())));
    private static final Field<Integer> PARTICIPANTS =
            Field.of("参加人数", "Participants", Form.number(0, 100_000)).required();
    private static final Field<Integer> HOUSEHOLDS = Field.of("走访户数", "Households", Form.number(0, 10_000));

    record Row(
            String station,
            LocalDate heldOn,
            ActivityKind kind,
            String topic,
            Platform platform,
            Integer participants,
            Integer households) {
        Activity.Key key() {
            return new Activity.Key(station, heldOn, kind, topic);
        }

        /** A file knows nothing of teams: what was known of that stays. */
        ActivityFacts facts(ActivityFacts known) {
            return new ActivityFacts(
                    platform, known == null ? null : known.teamId(), participants, households == null ? 0 : households);
        }
    }

    static final Layout<Row> ACTIVITIES = Layout.<Row>of(
                    Limits.rows(10_000),
                    v -> new Row(
                            v.get(STATION),
                            v.get(HELD_ON),
                            v.get(KIND),
                            v.get(TOPIC),
                            v.get(PLATFORM),
                            v.get(PARTICIPANTS),
                            v.get(HOUSEHOLDS)))
            .column(STATION, Row::station)
            .column(HELD_ON, Row::heldOn)
            .column(KIND, Row::kind)
            .column(TOPIC, Row::topic)
            .column(PLATFORM, Row::platform)
            .column(PARTICIPANTS, Row::participants)
            .column(HOUSEHOLDS, Row::households);

    private ActivityLayout() {}

    static Row row(Activity a) {
        return new Row(
                a.stationCode,
                a.heldOn,
                a.kind,
                a.topic,
                a.facts.platform(),
                a.facts.participants(),
                a.facts.households());
    }
}
