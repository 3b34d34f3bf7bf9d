package org.chuishao.workstation.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A member as they shall be from now on.
 *
 * @param group one of {@code /member-groups}
 * @param phone the office's, not a private one
 * @param active absent: true
 */
@Schema(examples = """
                {"name": "孙网格", "group": "RESIDENT_TEAMS", "duty": "第三网格", "phone": "0556-5550123"}""")
public record MemberRequest(
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 40) String group,
        @Size(max = 100) String duty,

        @Pattern(regexp = "[0-9 +-]{3,20}", message = "{chuishao.phone}")
        String phone,

        @Schema(defaultValue = "true") Boolean active) {

    MemberFacts facts() {
        return new MemberFacts(name, group, duty, phone, active == null || active);
    }

    static List<Violation> wrong(String person, String group, Set<String> groups) {
        var wrong = new ArrayList<Violation>();
        if (!person.matches("[\\p{L}\\p{N}._@-]{1,100}"))
            wrong.add(Violation.of("person", "账号由文字、数字和 . _ @ - 组成。", "Takes letters, digits and . _ @ -"));
        if (!groups.contains(group))
            wrong.add(Violation.of(
                    "group",
                    "没有成员组“" + group + "”。可用：" + String.join(", ", groups) + "。",
                    "There is no group \"" + group + "\". Known: " + String.join(", ", groups) + "."));
        return wrong;
    }
}
