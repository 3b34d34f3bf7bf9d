package org.chuishao.catalogue.admission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.chuishao.kernel.problem.Problem.Violation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a department wants to give down.
 *
 * @param organisation on whose behalf; the caller belongs to it
 * @param itemCode when it is an item of the catalogue
 * @param areas division codes of the streets or villages that are to do it
 * @param money what comes with it (费随事转); needed before it is submitted
 */
@Schema(examples = """
                {"organisation": "CIVIL-AFFAIRS", "title": "高龄津贴对象年度核查", "reason": "社区就近走访核对，避免老人往返。",
                 "legalBasis": "《中华人民共和国老年人权益保障法》", "areas": ["340803001", "340803002"],
                 "startsOn": "2027-01-10", "endsOn": "2027-12-31", "money": "每例核查补助 20 元，随任务拨付。", "training": "12 月集中培训一次。"}""")
public record AdmissionRequest(
        @NotBlank @Size(max = 24) String organisation,
        @Size(max = 40) String itemCode,
        @NotBlank @Size(max = 200) String title,
        @NotBlank @Size(max = 2000) String reason,
        @Size(max = 2000) String legalBasis,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Pattern(regexp = "\\d{9}(\\d{3})?") String> areas,
        @NotNull LocalDate startsOn,
        @NotNull LocalDate endsOn,
        @Size(max = 1000) String money,
        @Size(max = 1000) String training) {
    private static final int LONGEST_YEARS = 3;

    List<Violation> wrong(String district) {
        var wrong = new ArrayList<Violation>();
        var seen = new HashSet<String>();
        for (int i = 0; i < areas.size(); i++) {
            var at = "areas[" + i + "]";
            if (!areas.get(i).startsWith(district))
                wrong.add(Violation.of(at, "不是本区的区划代码。", "Not a division code of this district."));
            if (!seen.add(areas.get(i))) wrong.add(Violation.of(at, "区划重复。", "This area is listed twice."));
        }
        if (endsOn.isBefore(startsOn) || endsOn.isAfter(startsOn.plusYears(LONGEST_YEARS)))
            wrong.add(Violation.of(
                    "endsOn", "期限须在开始之后，最长三年。", "The term ends after it begins, three years later at most."));
        return wrong;
    }

    void fill(Admission admission) {
        admission.organisation = organisation;
        admission.item = itemCode;
        admission.title = title;
        admission.reason = reason;
        admission.legalBasis = legalBasis;
        admission.areas = areas;
        admission.streets =
                areas.stream().map(area -> area.substring(0, 9)).distinct().toList();
        admission.startsOn = startsOn;
        admission.endsOn = endsOn;
        admission.money = blankIsNone(money);
        admission.training = blankIsNone(training);
    }

    private static String blankIsNone(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
