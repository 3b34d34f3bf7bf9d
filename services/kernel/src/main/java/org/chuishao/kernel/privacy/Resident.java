package org.chuishao.kernel.privacy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** The person behind the matter. Shown masked; read in clear only with a reason that is recorded. */
public record Resident(
        @NotBlank @Size(max = 50) String name,

        @NotBlank @Pattern(regexp = "\\+?[0-9][0-9 -]{4,18}[0-9]", message = "{chuishao.phone}")
        String phone) {
    private static final int MOBILE = 11;

    /** 王小明, 13812345678 → 王**, 138****5678; of a number shorter than a mobile's only the last two digits stay. */
    public MaskedResident masked() {
        int first = name.offsetByCodePoints(0, 1);
        var digits = phone.replaceAll("[^0-9]", "");
        var hidden = digits.length() >= MOBILE
                ? digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4)
                : "****" + digits.substring(digits.length() - 2);
        return new MaskedResident(name.substring(0, first) + "**", hidden);
    }
}
