package org.chuishao.catalogue.servicepoint;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A service point as it shall be from now on.
 *
 * @param code in a batch; a single one is named by its address
 * @param area division code it serves: the district's, a street's or a village's
 * @param phone of the desk, never a person's own
 * @param services codes of the items it takes
 * @param active absent: true
 */
@Schema(examples = """
                {"code": "DEKUAN-HALL", "name": "德宽路街道便民服务中心", "area": "340803001", "address": "大观区德宽路街道办事处一楼",
                 "phone": "0556-5550120", "services": ["DG-120302", "DG-150402"],
                 "hours": [{"days": "WORKING_DAYS", "from": "08:30", "to": "12:00"}, {"days": "WORKING_DAYS", "from": "14:00", "to": "17:30"}]}""")
public record ServicePointRequest(
        @Size(max = 40) String code,
        @NotBlank @Size(max = 100) String name,
        @NotNull @Pattern(regexp = AREA) String area,
        @NotBlank @Size(max = 200) String address,
        @Pattern(regexp = PHONE) String phone,
        @NotNull @Size(min = 1, max = MOST_HOURS) List<@NotNull @Valid OpeningHours> hours,
        @Size(max = MOST_SERVICES) List<@NotBlank @Size(max = 40) String> services,
        @Schema(defaultValue = "true") Boolean active) {
    static final String CODE = "[A-Z0-9][A-Z0-9-]{1,39}";
    static final String AREA = "\\d{6}|\\d{9}|\\d{12}";
    static final String PHONE = "[0-9+() -]{3,30}";
    static final int MOST_HOURS = 20;
    static final int MOST_SERVICES = 500;

    public ServicePointRequest {
        services = services == null ? List.of() : services;
    }

    static ServicePointRequest of(ServicePoint point) {
        var facts = point.facts;
        return new ServicePointRequest(
                point.code,
                facts.name(),
                facts.area(),
                facts.address(),
                facts.phone(),
                facts.hours(),
                facts.services(),
                facts.active());
    }

    ServicePointRequest withCode(String code) {
        return new ServicePointRequest(code, name, area, address, phone, hours, services, active);
    }

    ServicePointFacts facts() {
        return new ServicePointFacts(
                name, area, address, phone, hours, services.stream().distinct().toList(), active == null || active);
    }

    /**
     * @param path where this lies in the body: empty, or {@code servicePoints[17].}
     * @param items the items in use among those named
     */
    List<Violation> wrong(String path, String district, Set<String> items) {
        var wrong = new ArrayList<Violation>();
        if (code == null || !code.matches(CODE))
            wrong.add(Violation.of(
                    path + "code",
                    "服务点代码为 2 至 40 位大写字母、数字或连字符。",
                    "A service point's code has 2 to 40 capitals, digits or hyphens."));
        if (!area.startsWith(district))
            wrong.add(Violation.of(
                    path + "area",
                    "服务范围应为本区" + district + "的区划代码。",
                    "The area is a division code of this district, " + district + "."));
        for (int i = 0; i < services.size(); i++)
            if (!items.contains(services.get(i)))
                wrong.add(Violation.of(
                        path + "services[" + i + "]",
                        "清单中没有在用的事项“" + services.get(i) + "”。",
                        "The catalogue has no active item \"" + services.get(i) + "\"."));
        return wrong;
    }
}
