package org.chuishao.workstation.station;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A workstation as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param services what it does for residents, in its own words
 * @param active absent: true
 */
@Schema(examples = """
                {"code": "340803001002", "name": "马山社区红领工作站", "streetCode": "340803001", "village": "马山社区",
                 "address": "大观区德宽路街道马山社区党群服务中心", "officeHours": "周一至周五 08:30-17:30",
                 "phone": "0556-5550123", "services": ["政务代办", "矛盾调解"], "active": true}""")
public record WorkstationRequest(
        @Size(max = 12) String code,
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 9) String streetCode,
        @NotBlank @Size(max = 50) String village,
        @NotBlank @Size(max = 200) String address,
        @Size(max = 100) String officeHours,

        @Pattern(regexp = "[0-9 +-]{3,20}", message = "{chuishao.phone}")
        String phone,

        @Size(max = 30) List<@NotBlank @Size(max = 100) String> services,
        @Schema(defaultValue = "true") Boolean active) {

    WorkstationRequest withCode(String code) {
        return new WorkstationRequest(code, name, streetCode, village, address, officeHours, phone, services, active);
    }

    WorkstationFacts facts() {
        return new WorkstationFacts(
                name,
                streetCode,
                village,
                address,
                officeHours,
                phone,
                services == null ? List.of() : services,
                active == null || active);
    }

    /** @param path where this lies in the body: empty, or {@code workstations[3].} */
    List<Violation> wrong(String path, String district) {
        var wrong = new ArrayList<Violation>();
        boolean isOurs = code != null && code.matches("\\d{12}") && code.startsWith(district);
        if (!isOurs)
            wrong.add(Violation.of(
                    path + "code",
                    "工作站代码为以" + district + "开头的 12 位区划代码。",
                    "A workstation's code is the 12-digit division code, beginning with " + district + "."));
        else if (!code.substring(0, 9).equals(streetCode))
            wrong.add(Violation.of(
                    path + "streetCode", "须为工作站代码的前 9 位。", "Takes the first 9 digits of the workstation's code."));
        return wrong;
    }
}
