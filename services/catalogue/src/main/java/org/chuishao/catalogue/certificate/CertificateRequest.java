package org.chuishao.catalogue.certificate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A certificate of the negative list as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param aliases what people call it
 * @param holder code of the department that holds the data instead
 * @param active absent: true
 */
@Schema(examples = """
                {"code": "KINSHIP", "name": "亲属关系证明", "aliases": ["证明我妈是我妈", "父子关系证明"],
                 "legalBasis": "民政部等六部门《关于改进和规范基层群众性自治组织出具证明工作的指导意见》（民发〔2020〕20号）",
                 "holder": "POLICE", "instead": "凭户口簿、出生医学证明办理；查询户籍档案由派出所出具。"}""")
public record CertificateRequest(
        @Size(max = 40) String code,
        @NotBlank @Size(max = 100) String name,
        @Size(max = 50) List<@NotBlank @Size(max = 50) String> aliases,
        @NotBlank @Size(max = 2000) String legalBasis,
        @NotBlank @Size(max = 24) String holder,
        @NotBlank @Size(max = 1000) String instead,
        @Schema(defaultValue = "true") Boolean active) {
    private static final String CODE = "[A-Z0-9][A-Z0-9-]{1,39}";

    public CertificateRequest {
        aliases = aliases == null ? List.of() : aliases;
    }

    CertificateRequest withCode(String code) {
        return new CertificateRequest(code, name, aliases, legalBasis, holder, instead, active);
    }

    CertificateFacts facts() {
        return new CertificateFacts(name, aliases, legalBasis, holder, instead, active == null || active);
    }

    List<Violation> wrong(String path, Set<String> departments) {
        var wrong = new ArrayList<Violation>();
        if (code == null || !code.matches(CODE))
            wrong.add(Violation.of(
                    path + "code",
                    "证明代码为 2 至 40 位大写字母、数字或连字符。",
                    "A certificate's code has 2 to 40 capitals, digits or hyphens."));
        if (!departments.contains(holder))
            wrong.add(Violation.of(
                    path + "holder",
                    "本区没有在用的部门“" + holder + "”。",
                    "The district has no active department \"" + holder + "\"."));
        return wrong;
    }
}
