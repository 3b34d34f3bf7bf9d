package org.chuishao.catalogue.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.chuishao.kernel.time.Shanghai;

/** A step as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepView(String move, String from, String to, String by, OffsetDateTime at, String note) {
    public static List<StepView> of(List<Step> steps) {
        return steps.stream()
                .map(s -> new StepView(s.move(), s.from(), s.to(), s.by(), Shanghai.time(s.at()), s.note()))
                .toList();
    }
}
