package org.chuishao.catalogue.item;

import static org.chuishao.kernel.tabular.Form.choice;
import static org.chuishao.kernel.tabular.Form.date;
import static org.chuishao.kernel.tabular.Form.list;
import static org.chuishao.kernel.tabular.Form.pattern;
import static org.chuishao.kernel.tabular.Form.text;
import static org.chuishao.kernel.tabular.Form.yesNo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chuishao.catalogue.item.ItemDetails.Duty;
import org.chuishao.catalogue.item.ItemDetails.Law;
import org.chuishao.catalogue.item.ItemDetails.TimeLimit;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.tabular.Difference;
import org.chuishao.kernel.tabular.Field;
import org.chuishao.kernel.tabular.Form;
import org.chuishao.kernel.tabular.Layout;
import org.chuishao.kernel.tabular.Limits;
import org.chuishao.kernel.tabular.Values;

/** The catalogue as a spreadsheet: every attribute of domain §5 has its column. */
public final class ItemLayout {
    static final int MOST = 200_000;

    private static final Form<String> DEPARTMENT = text(24);
    private static final Form<List<String>> DEPARTMENTS = list(DEPARTMENT, 20);

    static final Field<String> CODE = Field.of(
                    "事项代码",
                    "Code",
                    pattern("[A-Z0-9][A-Z0-9-]{1,39}", "2 至 40 位大写字母、数字或连字符", "2 to 40 capitals, digits or hyphens"))
            .required()
            .alias("代码", "编码");
    static final Field<String> NAME =
            Field.of("事项名称", "Name", text(200)).required().alias("名称");
    static final Field<String> CATEGORY = Field.of("一级分类", "Category", text(50)).required();
    static final Field<String> SUBCATEGORY =
            Field.of("二级分类", "Subcategory", text(50)).required();
    static final Field<ItemType> TYPE = Field.of("事项类型", "Type", choice(ItemType.class, ItemType::label))
            .required()
            .alias("类型");
    static final Field<String> LEAD =
            Field.of("主责部门", "Lead", DEPARTMENT).required().alias("实施主体");
    static final Field<List<String>> ASSISTS = Field.of("配合部门", "Assists", DEPARTMENTS);
    static final Field<List<String>> ON_CALL = Field.of("待命部门", "On call", DEPARTMENTS);
    static final Field<List<String>> KEYWORDS = Field.of("关键词", "Keywords", list(text(50), 50));
    static final Field<String> LEGAL_BASIS =
            Field.of("法律依据", "Legal basis", text(2000)).alias("设定依据");
    static final Field<Boolean> ACTIVE = Field.of("在用", "Active", yesNo());
    static final Field<List<ListKind>> LISTS =
            Field.of("所属清单", "Lists", list(choice(ListKind.class, ListKind::label), 10));
    static final Field<StreetPower> STREET_POWER = Field.of(
                    "街道权力", "Street power", choice(StreetPower.class, StreetPower::label))
            .alias("五项权力");
    static final Field<Boolean> CONSENT_REQUIRED =
            Field.of("须征得同意", "Consent required", yesNo()).alias("征得同意");
    static final Field<String> SUCCESSOR = Field.of("接替事项", "Successor", text(40));
    static final Field<LocalDate> VALID_FROM = Field.of("生效日期", "Valid from", date());
    static final Field<LocalDate> VALID_TO = Field.of("失效日期", "Valid to", date());

    private static final Field<String> IMPLEMENTATION_CODE = Field.of("实施编码", "Implementation code", text(60));
    private static final Field<String> SUB_ITEM =
            Field.of("子项", "Sub-item", text(200)).alias("子项名称");
    private static final Field<Level> LEVEL = Field.of("行使层级", "Level", choice(Level.class, level -> level.label));
    private static final Field<String> ENTRUSTING = Field.of("委托部门", "Entrusting body", text(200));
    private static final Field<String> SOURCE = Field.of("权力来源", "Source of power", text(500));
    private static final Field<List<String>> JOINT = Field.of("联办机构", "Joint bodies", list(text(100), 20));
    static final Field<List<Duty>> DUTIES = Field.of("部门职责", "Duties", ItemForms.duties());
    private static final Field<TimeLimit> STATUTORY = Field.of("法定时限", "Statutory limit", ItemForms.limit());
    private static final Field<TimeLimit> PROMISED = Field.of("承诺时限", "Promised limit", ItemForms.limit());
    private static final Field<List<Law>> LAWS = Field.of("法律条文", "Laws", ItemForms.laws());
    private static final Field<String> CONDITIONS = Field.of("受理条件", "Conditions", text(4000));
    private static final Field<String> PROCEDURE = Field.of("办理流程", "Procedure", text(4000));
    private static final Field<String> STAGES = Field.of("责任事项", "Duty at each stage", text(4000));
    private static final Field<String> LIABILITY = Field.of("追责情形", "Liability", text(4000));
    private static final Field<String> FEES = Field.of("收费罚款依据", "Basis of fees and penalties", text(2000));
    private static final Field<String> SERVES = Field.of("服务对象", "Serves", text(200));
    private static final Field<String> SUPERVISION = Field.of("监督渠道", "Supervision channel", text(500));

    public static final Layout<ItemRequest> ITEMS = Layout.of(Limits.rows(MOST), ItemLayout::item)
            .column(CODE, ItemRequest::code)
            .column(NAME, ItemRequest::name)
            .column(CATEGORY, ItemRequest::category)
            .column(SUBCATEGORY, ItemRequest::subcategory)
            .column(TYPE, ItemRequest::type)
            .column(LEAD, ItemRequest::lead)
            .column(ASSISTS, some(ItemRequest::assists))
            .column(ON_CALL, some(ItemRequest::onCall))
            .column(KEYWORDS, some(ItemRequest::keywords))
            .column(LEGAL_BASIS, ItemRequest::legalBasis)
            .column(ACTIVE, ItemRequest::active)
            .column(LISTS, some(ItemRequest::lists))
            .column(STREET_POWER, ItemRequest::streetPower)
            .column(CONSENT_REQUIRED, ItemRequest::consentRequired)
            .column(SUCCESSOR, ItemRequest::successor)
            .column(VALID_FROM, ItemRequest::validFrom)
            .column(VALID_TO, ItemRequest::validTo)
            .column(IMPLEMENTATION_CODE, detail(ItemDetails::implementationCode))
            .column(SUB_ITEM, detail(ItemDetails::subItem))
            .column(LEVEL, detail(ItemDetails::level))
            .column(ENTRUSTING, detail(ItemDetails::entrustingBody))
            .column(SOURCE, detail(ItemDetails::sourceOfPower))
            .column(JOINT, some(detail(ItemDetails::jointBodies)))
            .column(DUTIES, some(detail(ItemDetails::duties)))
            .column(STATUTORY, detail(ItemDetails::statutoryLimit))
            .column(PROMISED, detail(ItemDetails::promisedLimit))
            .column(LAWS, some(detail(ItemDetails::laws)))
            .column(CONDITIONS, detail(ItemDetails::conditions))
            .column(PROCEDURE, detail(ItemDetails::procedure))
            .column(STAGES, detail(ItemDetails::stageDuties))
            .column(LIABILITY, detail(ItemDetails::liability))
            .column(FEES, detail(ItemDetails::feeBasis))
            .column(SERVES, detail(ItemDetails::serves))
            .column(SUPERVISION, detail(ItemDetails::supervision))
            .key(CODE);

    private static final Map<String, Field<?>> BY_PATH = Map.of(
            "code",
            CODE,
            "lead",
            LEAD,
            "assists",
            ASSISTS,
            "onCall",
            ON_CALL,
            "consentRequired",
            CONSENT_REQUIRED,
            "successor",
            SUCCESSOR,
            "validTo",
            VALID_TO,
            "details",
            DUTIES);

    private ItemLayout() {}

    /** Under which column a field of the request stands: {@code assists[2]} is one of the assisting departments. */
    static Text column(String path) {
        return BY_PATH.get(path.split("[.\\[]")[0]).header();
    }

    /** What two versions say differently, in words. */
    static List<Difference> differences(ItemFacts before, ItemFacts after) {
        return ITEMS.differences(ItemRequest.of("", before), ItemRequest.of("", after));
    }

    private static <V> Function<ItemRequest, V> detail(Function<ItemDetails, V> part) {
        return item -> part.apply(item.details());
    }

    /** None of a list is an empty cell. */
    private static <V> Function<ItemRequest, List<V>> some(Function<ItemRequest, List<V>> part) {
        return part.andThen(list -> list.isEmpty() ? null : list);
    }

    private static ItemRequest item(Values v) {
        return new ItemRequest(
                v.get(CODE),
                v.get(NAME),
                v.get(CATEGORY),
                v.get(SUBCATEGORY),
                v.get(TYPE),
                v.get(LEAD),
                v.get(ASSISTS),
                v.get(ON_CALL),
                v.get(KEYWORDS),
                v.get(LEGAL_BASIS),
                v.get(ACTIVE),
                v.get(LISTS),
                v.get(STREET_POWER),
                v.get(CONSENT_REQUIRED),
                v.get(SUCCESSOR),
                v.get(VALID_FROM),
                v.get(VALID_TO),
                new ItemDetails(
                        v.get(IMPLEMENTATION_CODE),
                        v.get(SUB_ITEM),
                        v.get(LEVEL),
                        v.get(ENTRUSTING),
                        v.get(SOURCE),
                        v.get(JOINT),
                        v.get(DUTIES),
                        v.get(STATUTORY),
                        v.get(PROMISED),
                        v.get(LAWS),
                        v.get(CONDITIONS),
                        v.get(PROCEDURE),
                        v.get(STAGES),
                        v.get(LIABILITY),
                        v.get(FEES),
                        v.get(SERVES),
                        v.get(SUPERVISION)));
    }
}
