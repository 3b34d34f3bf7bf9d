package org.chuishao.workstation.issue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Where it is: an address people understand and, if known, WGS-84 degrees. */
@Embeddable
public record Location(
        @NotBlank @Size(max = 200) String address,
        @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @DecimalMin("-90") @DecimalMax("90") Double latitude) {

    @JsonIgnore
    @AssertTrue(message = "{chuishao.location.both}")
    public boolean isPointWhole() {
        return (longitude == null) == (latitude == null);
    }
}
