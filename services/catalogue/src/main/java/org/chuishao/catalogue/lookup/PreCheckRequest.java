package org.chuishao.catalogue.lookup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.chuishao.catalogue.match.Question;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a station thinks of blowing for: an item, or the matter in words, or both.
 *
 * @param stationCode division code of the village
 */
@Schema(examples = """
                {"stationCode": "340803001002", "title": "居民要求社区开亲属关系证明", "description": "办理公证时对方要求提供。"}""")
public record PreCheckRequest(
        @NotNull @Pattern(regexp = "\\d{12}") String stationCode,
        @Size(max = 40) String itemCode,
        @Size(max = 200) String title,
        @Size(max = 5000) String description) {

    private static final java.util.regex.Pattern CERTIFICATE = java.util.regex.Pattern.compile("证明|盖章|开具|开个章");

    /** @throws Problem 400 when there is nothing to check */
    void requireSomething() {
        if (itemCode == null && !hasText())
            throw Problem.invalid("title", "请填写事项代码或简要情况。", "Say which item it is, or what the matter is.");
    }

    boolean hasText() {
        return title != null && !title.isBlank();
    }

    /** People who want a certificate say so; the names of many are everyday words otherwise. */
    boolean asksForACertificate() {
        return hasText() && CERTIFICATE.matcher(question().text()).find();
    }

    Question question() {
        return Question.of(title, description, null);
    }

    String street() {
        return stationCode.substring(0, 9);
    }
}
