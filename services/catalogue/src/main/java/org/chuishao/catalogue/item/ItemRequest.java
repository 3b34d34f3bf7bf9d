package org.chuishao.catalogue.item;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.kernel.time.Shanghai;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param assists departments that help the lead
 * @param onCall departments that must come to an emergency; they may assist as well
 * @param active absent: true
 * @param lists which of the ten lists it stands on
 * @param streetPower under which of the five powers of streets it falls; absent: none
 * @param consentRequired whether the department must have the street's or village's consent before it acts; absent: true of
 *     what falls under {@link StreetPower#CONSENT}, else false
 * @param successor the item that replaces it; only of one that is not active
 * @param validFrom the day at whose midnight (Shanghai) it takes effect; absent, today or past: at once
 * @param validTo the last day on which it applies
 */
@Schema(examples = """
                {"code": "DG-010204", "name": "城市公共设施", "category": "城乡建设", "subcategory": "城市建设和市政管理",
                 "type": "PUBLIC_SERVICE", "lead": "URBAN", "assists": ["HOUSING", "TRANSPORT"],
                 "onCall": ["HOUSING", "POLICE"], "keywords": ["路灯不亮", "井盖丢失"],
                 "legalBasis": "《城市道路管理条例》", "active": true, "lists": ["POWER"],
                 "streetPower": "PLANNING", "consentRequired": true, "validFrom": "2026-12-01",
                 "details": {"level": "DISTRICT", "duties": [{"department": "HOUSING", "duty": "结构鉴定"}],
                 "promisedLimit": {"number": 5, "unit": "WORK_DAY"}}}""")
public record ItemRequest(
        @Size(max = 40) String code,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 50) String category,
        @NotBlank @Size(max = 50) String subcategory,
        @NotNull ItemType type,
        @NotBlank @Size(max = 24) String lead,
        @Size(max = 20) List<@NotBlank @Size(max = 24) String> assists,
        @Size(max = 20) List<@NotBlank @Size(max = 24) String> onCall,
        @Size(max = 50) List<@NotBlank @Size(max = 50) String> keywords,
        @Size(max = 2000) String legalBasis,
        @Schema(defaultValue = "true") Boolean active,
        List<@NotNull ListKind> lists,
        StreetPower streetPower,
        Boolean consentRequired,
        @Size(max = 40) String successor,
        LocalDate validFrom,
        LocalDate validTo,
        @Valid ItemDetails details) {
    private static final String CODE = "[A-Z0-9][A-Z0-9-]{1,39}";

    public ItemRequest {
        assists = assists == null ? List.of() : assists;
        onCall = onCall == null ? List.of() : onCall;
        keywords = keywords == null ? List.of() : keywords;
        lists = lists == null
                ? List.of()
                : lists.stream()
                        .distinct()
                        .sorted(Comparator.nullsFirst(Comparator.naturalOrder()))
                        .toList();
        details = details == null ? ItemDetails.NONE : details;
    }

    static ItemRequest of(String code, ItemFacts facts) {
        return new ItemRequest(
                code,
                facts.name(),
                facts.category(),
                facts.subcategory(),
                facts.type(),
                facts.lead(),
                facts.assists(),
                facts.onCall(),
                facts.keywords(),
                facts.legalBasis(),
                facts.active(),
                facts.lists().stream().map(ListKind::valueOf).toList(),
                facts.streetPower(),
                facts.consentRequired() ? true : null, // most need none, and say nothing of it
                facts.successor(),
                null,
                facts.validTo(),
                facts.details());
    }

    ItemRequest withCode(String code) {
        return new ItemRequest(
                code,
                name,
                category,
                subcategory,
                type,
                lead,
                assists,
                onCall,
                keywords,
                legalBasis,
                active,
                lists,
                streetPower,
                consentRequired,
                successor,
                validFrom,
                validTo,
                details);
    }

    ItemFacts facts() {
        return new ItemFacts(
                name,
                category,
                subcategory,
                type,
                lead,
                assists,
                onCall,
                keywords,
                legalBasis,
                active == null || active,
                lists.stream().map(ListKind::name).toList(),
                streetPower,
                consentRequired == null ? streetPower == StreetPower.CONSENT : consentRequired,
                successor,
                validTo,
                details);
    }

    /** When it takes effect: at midnight in Shanghai of a day to come, or now. */
    Instant start(Instant now) {
        if (validFrom == null) return now;
        var midnight = Shanghai.startOf(validFrom);
        return midnight.isAfter(now) ? midnight : now;
    }

    Stream<String> organisations() {
        return Stream.of(List.of(lead), assists, onCall).flatMap(List::stream);
    }

    /**
     * @param path where this lies in the body: empty, or {@code items[17].}
     * @param departments the active departments among those named
     */
    List<Violation> wrong(String path, Set<String> departments, LocalDate today) {
        var wrong = new ArrayList<Violation>();
        if (code == null || !code.matches(CODE))
            wrong.add(Violation.of(
                    path + "code",
                    "事项代码为 2 至 40 位大写字母、数字或连字符。",
                    "An item's code has 2 to 40 capitals, digits or hyphens."));
        if (!departments.contains(lead)) wrong.add(notADepartment(path + "lead", lead));
        checkHelpers(path + "assists", assists, departments, wrong);
        checkHelpers(path + "onCall", onCall, departments, wrong);
        checkDuties(path + "details.duties", wrong);
        if (validFrom != null && validTo != null && validTo.isBefore(validFrom))
            wrong.add(Violation.of(path + "validTo", "失效日期早于生效日期。", "It ends before it begins."));
        else if (validTo != null && validTo.isBefore(today) && (active == null || active))
            wrong.add(Violation.of(
                    path + "validTo",
                    "失效日期已过：请延后或不填，或停用该事项。",
                    "Its last day has passed: name a later one or none, or say that it is not active."));
        if (!ItemForms.fitIntoACell(details.laws()))
            wrong.add(Violation.of(
                    path + "details.laws",
                    "法律条文合计过长，导出表格的一个单元格放不下（32767 字）。",
                    "Together the laws are longer than one cell of an exported table takes (32,767 characters)."));
        if (streetPower == StreetPower.CONSENT && Boolean.FALSE.equals(consentRequired))
            wrong.add(Violation.of(
                    path + "consentRequired",
                    "属街道“征得同意”权的事项须征得同意。",
                    "What falls under the street's power of consent needs it."));
        if (successor != null && (active == null || active))
            wrong.add(Violation.of(
                    path + "successor", "只有已停用的事项才有接替事项。", "Only an item that is not active has a successor."));
        if (successor != null && successor.equals(code))
            wrong.add(Violation.of(path + "successor", "事项不能接替自己。", "An item cannot succeed itself."));
        return wrong;
    }

    private void checkDuties(String path, List<Violation> wrong) {
        for (int i = 0; i < details.duties().size(); i++) {
            var duty = details.duties().get(i);
            if (!duty.department().equals(lead)
                    && !assists.contains(duty.department())
                    && !onCall.contains(duty.department()))
                wrong.add(Violation.of(
                        path + "[" + i + "].department",
                        "“" + duty.department() + "”不是该事项的主责、配合或待命部门。",
                        "\"" + duty.department() + "\" neither leads nor assists nor is on call."));
        }
    }

    private void checkHelpers(String path, List<String> helpers, Set<String> departments, List<Violation> wrong) {
        var seen = new HashSet<String>();
        for (int i = 0; i < helpers.size(); i++) {
            var at = path + "[" + i + "]";
            var helper = helpers.get(i);
            if (helper.equals(lead))
                wrong.add(Violation.of(at, "主责部门不能同时列为配合或待命部门。", "The lead cannot assist or be on call as well."));
            else if (!departments.contains(helper)) wrong.add(notADepartment(at, helper));
            if (!seen.add(helper)) wrong.add(Violation.of(at, "部门重复。", "This department is listed twice."));
        }
    }

    private static Violation notADepartment(String at, String code) {
        return Violation.of(at, "本区没有在用的部门“" + code + "”。", "The district has no active department \"" + code + "\".");
    }
}
