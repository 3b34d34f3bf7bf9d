package org.chuishao.catalogue.lookup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.chuishao.catalogue.match.Question;
import org.chuishao.catalogue.match.Question.Urgency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a resident or a cadre says, in their own words.
 *
 * @param stationCode where it is: a street's or a village's division code
 * @param kind which kind of whistle it is to become
 * @param limit how many items to propose; absent: 5
 */
@Schema(examples = """
                {"title": "路灯坏了", "description": "三号院门前两盏路灯不亮已有一周，老人夜里出行危险。",
                 "stationCode": "340803001002", "kind": "ROUTINE", "limit": 3}""")
public record MatchRequest(
        @NotBlank @Size(max = 200) String title,
        @Size(max = 5000) String description,
        @Pattern(regexp = "\\d{9}(\\d{3})?") String stationCode,
        Urgency kind,
        @Min(1) @Max(20) Integer limit) {
    private static final int USUAL = 5;

    Question question() {
        return Question.of(title, description, kind);
    }

    int most() {
        return limit == null ? USUAL : limit;
    }
}
