package org.chuishao.catalogue.organisation;

import static org.chuishao.kernel.tabular.Form.choice;
import static org.chuishao.kernel.tabular.Form.date;
import static org.chuishao.kernel.tabular.Form.list;
import static org.chuishao.kernel.tabular.Form.text;
import static org.chuishao.kernel.tabular.Form.yesNo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.tabular.Field;
import org.chuishao.kernel.tabular.Layout;
import org.chuishao.kernel.tabular.Limits;

/** The register of organisations as a spreadsheet. */
final class OrganisationLayout {
    private static final int MOST = 20_000;

    private static final Field<String> CODE =
            Field.of("单位代码", "Code", text(24)).required().alias("代码");
    private static final Field<String> NAME =
            Field.of("单位名称", "Name", text(100)).required().alias("名称");
    private static final Field<String> SHORT_NAME =
            Field.of("简称", "Short name", text(30)).required();
    private static final Field<Kind> KIND =
            Field.of("单位类别", "Kind", choice(Kind.class, Kind::label)).required().alias("类别");
    private static final Field<Boolean> ACTIVE = Field.of("在用", "Active", yesNo());
    private static final Field<String> PARENT = Field.of("上级单位", "Parent", text(24));
    private static final Field<List<String>> TIES = Field.of("协作部门", "Ties", list(text(24), 30));
    private static final Field<String> SUCCESSOR = Field.of("承接单位", "Successor", text(24));

    static final Field<LocalDate> VALID_FROM = Field.of("生效日期", "Valid from", date());

    static final Layout<OrganisationRequest> ORGANISATIONS = Layout.<OrganisationRequest>of(
                    Limits.rows(MOST),
                    v -> new OrganisationRequest(
                            v.get(CODE),
                            v.get(NAME),
                            v.get(SHORT_NAME),
                            v.get(KIND),
                            v.get(ACTIVE),
                            v.get(PARENT),
                            v.get(TIES),
                            v.get(SUCCESSOR),
                            v.get(VALID_FROM)))
            .column(CODE, OrganisationRequest::code)
            .column(NAME, OrganisationRequest::name)
            .column(SHORT_NAME, OrganisationRequest::shortName)
            .column(KIND, OrganisationRequest::kind)
            .column(ACTIVE, OrganisationRequest::active)
            .column(PARENT, OrganisationRequest::parent)
            .column(TIES, o -> o.ties().isEmpty() ? null : o.ties())
            .column(SUCCESSOR, OrganisationRequest::successor)
            .column(VALID_FROM, OrganisationRequest::validFrom)
            .key(CODE);

    private static final Map<String, Field<?>> BY_PATH =
            Map.of("code", CODE, "parent", PARENT, "ties", TIES, "successor", SUCCESSOR, "validFrom", VALID_FROM);

    private OrganisationLayout() {}

    /** Under which column a field of the request stands. */
    static Text column(String path) {
        return BY_PATH.get(path.split("\\[")[0]).header();
    }
}
