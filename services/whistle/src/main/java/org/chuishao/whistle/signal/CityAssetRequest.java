package org.chuishao.whistle.signal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.chuishao.whistle.casefile.Location;

/** A city asset as the register has it; also how it is shown. */
public record CityAssetRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,40}", message = "{chuishao.asset.code}")
        String code,

        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 40) String stationCode,
        @NotNull @Valid Location location,
        Boolean active) {

    boolean isActive() {
        return !Boolean.FALSE.equals(active);
    }

    CityAssetRequest complete() {
        return new CityAssetRequest(code, name, stationCode, location, isActive());
    }
}
