package org.chuishao.workstation.profile;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody agrees to be shown of, to everybody.
 *
 * @param title 亮身份: what they are at the station
 * @param pledge 亮承诺: what they promise
 * @param officeContact the office's number; a private mobile number is refused
 * @param consent must be true: without it nothing is kept
 */
@Schema(examples = """
                {"title": "副站长、社区党委书记", "pledge": "诉求当日回应，矛盾三日内上门。",
                 "officeContact": "0556-5550123", "consent": true}""")
public record ProfileRequest(
        @NotBlank @Size(max = 100) String title,
        @NotBlank @Size(max = 500) String pledge,

        @NotNull @Pattern(regexp = "(?!" + MOBILE + "$)[0-9 +-]{3,20}", message = "{chuishao.office}")
        String officeContact,

        @NotNull @AssertTrue(message = "{chuishao.consent}") Boolean consent) {
    /** However it is spaced, with or without the country's code. */
    private static final String MOBILE = "[ +-]*((00)?86[ +-]*)?0?1[ +-]*[3-9]([ +-]*\\d){9}[ +-]*";
}
