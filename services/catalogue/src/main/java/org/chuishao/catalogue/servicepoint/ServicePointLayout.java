package org.chuishao.catalogue.servicepoint;

import static org.chuishao.kernel.tabular.Form.list;
import static org.chuishao.kernel.tabular.Form.pattern;
import static org.chuishao.kernel.tabular.Form.text;
import static org.chuishao.kernel.tabular.Form.yesNo;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chuishao.kernel.calendar.Shift.Days;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.tabular.Field;
import org.chuishao.kernel.tabular.Form;
import org.chuishao.kernel.tabular.Layout;
import org.chuishao.kernel.tabular.Limits;

/** The register of service points as a spreadsheet. */
final class ServicePointLayout {
    private static final int MOST = 5_000;
    /** Takes no blank back that it has matched, and looks no further for the days: a cell of blanks would cost their square. */
    private static final Pattern HOURS =
            Pattern.compile("(.{1,20}?)\\s*+(" + OpeningHours.TIME + ")\\s*+[-—–~至]\\s*+(" + OpeningHours.TIME + ")");

    private static final Map<Days, Text> DAYS = Map.of(
            Days.WORKING_DAYS, new Text("工作日", "Working days"),
            Days.DAYS_OFF, new Text("休息日", "Days off"),
            Days.EVERY_DAY, new Text("每天", "Every day"));

    private static final Field<String> CODE = Field.of(
                    "服务点代码",
                    "Code",
                    pattern(ServicePointRequest.CODE, "2 至 40 位大写字母、数字或连字符", "2 to 40 capitals, digits or hyphens"))
            .required()
            .alias("代码");
    private static final Field<String> NAME =
            Field.of("服务点名称", "Name", text(100)).required().alias("名称");
    private static final Field<String> AREA = Field.of(
                    "服务范围",
                    "Area",
                    pattern(ServicePointRequest.AREA, "6、9 或 12 位区划代码", "a division code of 6, 9 or 12 digits"))
            .required()
            .alias("区划代码");
    private static final Field<String> ADDRESS =
            Field.of("地址", "Address", text(200)).required();
    private static final Field<String> PHONE =
            Field.of("电话", "Phone", pattern(ServicePointRequest.PHONE, "电话号码", "a telephone number"));
    private static final Field<List<OpeningHours>> OPEN = Field.of(
                    "开放时间", "Hours", list(hours(), ServicePointRequest.MOST_HOURS))
            .required();
    private static final Field<List<String>> SERVICES =
            Field.of("服务事项", "Services", list(text(40), ServicePointRequest.MOST_SERVICES));
    private static final Field<Boolean> ACTIVE = Field.of("在用", "Active", yesNo());

    static final Layout<ServicePointRequest> SERVICE_POINTS = Layout.<ServicePointRequest>of(
                    Limits.rows(MOST),
                    v -> new ServicePointRequest(
                            v.get(CODE),
                            v.get(NAME),
                            v.get(AREA),
                            v.get(ADDRESS),
                            v.get(PHONE),
                            v.get(OPEN),
                            v.get(SERVICES),
                            v.get(ACTIVE)))
            .column(CODE, ServicePointRequest::code)
            .column(NAME, ServicePointRequest::name)
            .column(AREA, ServicePointRequest::area)
            .column(ADDRESS, ServicePointRequest::address)
            .column(PHONE, ServicePointRequest::phone)
            .column(OPEN, ServicePointRequest::hours)
            .column(SERVICES, p -> p.services().isEmpty() ? null : p.services())
            .column(ACTIVE, ServicePointRequest::active)
            .key(CODE);

    private static final Map<String, Field<?>> BY_PATH = Map.of("code", CODE, "area", AREA, "services", SERVICES);

    private ServicePointLayout() {}

    /** Under which column a field of the request stands. */
    static Text column(String path) {
        return BY_PATH.get(path.split("\\[")[0]).header();
    }

    private static Form<OpeningHours> hours() {
        return Form.of(
                "开放时间，如 工作日 08:30-12:00",
                "hours such as Working days 08:30-12:00",
                ServicePointLayout::read,
                hours -> new Text(
                        DAYS.get(hours.days()).zh() + " " + hours.from() + "-" + hours.to(),
                        DAYS.get(hours.days()).en() + " " + hours.from() + "-" + hours.to()));
    }

    private static Optional<OpeningHours> read(String cell) {
        var parts = HOURS.matcher(cell);
        if (!parts.matches()) return Optional.empty();
        return days(parts.group(1)).map(days -> new OpeningHours(days, parts.group(2), parts.group(4)));
    }

    private static Optional<Days> days(String word) {
        return Arrays.stream(Days.values())
                .filter(days -> DAYS.get(days).zh().equals(word)
                        || DAYS.get(days).en().equalsIgnoreCase(word)
                        || days.name().equalsIgnoreCase(word))
                .findFirst();
    }
}
