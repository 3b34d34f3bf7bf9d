package org.chuishao.whistle.verify;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;
import org.chuishao.whistle.casefile.Participant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the station found: the work is done, with stars for every department that was called; or what is missing. */
@Schema(examples = """
                {"passed": true, "ratings": [{"organisation": "URBAN", "stars": 4},
                 {"organisation": "FIRE", "stars": 1, "reason": "始终未到现场"}]}""")
public record VerifyRequest(
        @NotNull Boolean passed,
        @Size(max = 30) List<@NotNull @Valid Rating> ratings,
        @Size(max = 1000) String note) {
    public record Rating(
            @NotBlank @Size(max = 40) String organisation,
            @NotNull @Min(1) @Max(5) Integer stars,
            @Size(max = 500) String reason) {}

    List<Rating> ratingsOrNone() {
        return ratings == null ? List.of() : ratings;
    }

    /**
     * @param needingReason the stars the whistle's policy wants a reason for
     * @throws Problem 400 naming every rating that is missing, doubled, unasked for or without its reason
     */
    void check(List<Participant> called, Set<Integer> needingReason) {
        var wrong = passed ? wrongRatings(called, needingReason) : wrongRefusal();
        if (!wrong.isEmpty()) throw Problem.invalid(wrong);
    }

    private List<Violation> wrongRefusal() {
        var wrong = new ArrayList<Violation>();
        if (!ratingsOrNone().isEmpty())
            wrong.add(Violation.of(
                    "ratings", "退回返工时不打分。", "Stars are given when the work passes, not when it is sent back."));
        if (note == null || note.isBlank())
            wrong.add(Violation.of("note", "请写明哪里没有办好。", "Say what is still to be done."));
        return wrong;
    }

    private List<Violation> wrongRatings(List<Participant> called, Set<Integer> needingReason) {
        var wrong = new ArrayList<Violation>();
        var missing = new HashSet<String>();
        called.stream().filter(VerifyRequest::isRated).forEach(p -> missing.add(p.organisation));
        for (int i = 0; i < ratingsOrNone().size(); i++) {
            var rating = ratingsOrNone().get(i);
            if (!missing.remove(rating.organisation()))
                wrong.add(Violation.of(
                        "ratings[" + i + "].organisation",
                        "该部门未参与此哨，或已评过。",
                        "That department was not called to this whistle, or is rated twice."));
            if (needingReason.contains(rating.stars())
                    && (rating.reason() == null || rating.reason().isBlank()))
                wrong.add(Violation.of(
                        "ratings[" + i + "].reason",
                        "评" + rating.stars() + "星须说明理由。",
                        "Say why it is " + rating.stars() + " of 5 stars."));
        }
        missing.stream()
                .sorted()
                .forEach(o -> wrong.add(
                        Violation.of("ratings", "还没有给“" + o + "”评星。", "Department \"" + o + "\" has no stars yet.")));
        return wrong;
    }

    private static boolean isRated(Participant p) {
        return p.state != Participant.State.RETURNED && p.state != Participant.State.WITHDRAWN;
    }
}
