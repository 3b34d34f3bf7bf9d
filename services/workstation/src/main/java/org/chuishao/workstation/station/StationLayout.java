package org.chuishao.workstation.station;

import java.util.List;
import java.util.Map;
import org.chuishao.kernel.tabular.Field;
import org.chuishao.kernel.tabular.Form;
import org.chuishao.kernel.tabular.Layout;
import org.chuishao.kernel.tabular.Limits;

/** The register of stations as a spreadsheet. */
final class StationLayout {
    private static final Field<String> CODE = Field.of(
                    "代码", "Code", Form.pattern("\\d{12}", "12 位区划代码", "the division's twelve digits"))
            .required();
    private static final Field<String> NAME =
            Field.of("名称", "Name", Form.text(100)).required();
    private static final Field<String> STREET = Field.of(
                    "街道代码", "Street code", Form.pattern("\\d{9}", "9 位区划代码", "the street's nine digits"))
            .required();
    private static final Field<String> VILLAGE =
            Field.of("村（社区）", "Village", Form.text(50)).alias("社区", "村").required();
    private static final Field<String> ADDRESS =
            Field.of("地址", "Address", Form.text(200)).required();
    private static final Field<String> HOURS = Field.of("开放时间", "Office hours", Form.text(100));
    private static final Field<String> PHONE =
            Field.of("电话", "Phone", Form.pattern("[0-9 +-]{3,20}", "电话号码", "a phone number"));
    private static final Field<List<String>> SERVICES = Field.of("服务内容", "Services", Form.list(Form.text(100), 30));
    private static final Field<Boolean> ACTIVE =
            Field.of("启用", "Active", Form.yesNo()).alias("在用");

    static final Layout<WorkstationRequest> STATIONS = Layout.<WorkstationRequest>of(
                    Limits.rows(5_000),
                    v -> new WorkstationRequest(
                            v.get(CODE),
                            v.get(NAME),
                            v.get(STREET),
                            v.get(VILLAGE),
                            v.get(ADDRESS),
                            v.get(HOURS),
                            v.get(PHONE),
                            v.get(SERVICES),
                            v.get(ACTIVE)))
            .column(CODE, WorkstationRequest::code)
            .column(NAME, WorkstationRequest::name)
            .column(STREET, WorkstationRequest::streetCode)
            .column(VILLAGE, WorkstationRequest::village)
            .column(ADDRESS, WorkstationRequest::address)
            .column(HOURS, WorkstationRequest::officeHours)
            .column(PHONE, WorkstationRequest::phone)
            .column(SERVICES, WorkstationRequest::services)
            .column(ACTIVE, WorkstationRequest::active)
            .key(CODE);

    /** What is judged beyond the form of a cell, by its name in a request. */
    static final Map<String, Field<?>> JUDGED = Map.of("code", CODE, "streetCode", STREET);

    private StationLayout() {}

    static WorkstationRequest row(Workstation station) {
        var facts = station.facts;
        return new WorkstationRequest(
                station.code,
                facts.name(),
                facts.streetCode(),
                facts.village(),
                facts.address(),
                facts.officeHours(),
                facts.phone(),
                facts.services(),
                facts.active());
    }
}
