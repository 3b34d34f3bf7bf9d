package org.chuishao.catalogue.item;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param assists departments that help the lead
 * @param onCall departments that must come to an emergency; they may assist as well
 * @param active absent: true
 */
@Schema(examples = """
                {"code": "DG-010204", "name": "城市公共设施", "category": "城乡建设", "subcategory": "城市建设和市政管理",
                 "type": "PUBLIC_SERVICE", "lead": "URBAN", "assists": ["HOUSING", "TRANSPORT"],
                 "onCall": ["HOUSING", "POLICE"], "keywords": ["路灯不亮", "井盖丢失"],
                 "legalBasis": "《城市道路管理条例》", "active": true}""")
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
        @Schema(defaultValue = "true") Boolean active) {
    private static final String CODE = "[A-Z0-9][A-Z0-9-]{1,39}";

    public ItemRequest {
        assists = assists == null ? List.of() : assists;
        onCall = onCall == null ? List.of() : onCall;
        keywords = keywords == null ? List.of() : keywords;
    }

    ItemRequest withCode(String code) {
        return new ItemRequest(
                code, name, category, subcategory, type, lead, assists, onCall, keywords, legalBasis, active);
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
                active == null || active);
    }

    Stream<String> organisations() {
        return Stream.of(List.of(lead), assists, onCall).flatMap(List::stream);
    }

    /**
     * @param path where this lies in the body: empty, or {@code items[17].}
     * @param departments the active departments among those named
     */
    List<Violation> wrong(String path, Set<String> departments) {
        var wrong = new ArrayList<Violation>();
        if (code == null || !code.matches(CODE))
            wrong.add(Violation.of(
                    path + "code",
                    "事项代码为 2 至 40 位大写字母、数字或连字符。",
                    "An item's code has 2 to 40 capitals, digits or hyphens."));
        if (!departments.contains(lead)) wrong.add(notADepartment(path + "lead", lead));
        checkHelpers(path + "assists", assists, departments, wrong);
        checkHelpers(path + "onCall", onCall, departments, wrong);
        return wrong;
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
