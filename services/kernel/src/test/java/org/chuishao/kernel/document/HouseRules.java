package org.chuishao.kernel.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;

/** Documents of the smallest kind. */
@ApplicationScoped
public class HouseRules extends DistrictDocuments<HouseRules.Rules> {
    /** @param guests came later than quietFrom */
    public record Rules(
            String version,
            @NotNull @Max(23) Integer quietFrom,
            @NotNull Integer guests) implements Versioned {}

    HouseRules() {
        super("house_rules", Rules.class, "house-v1.json");
    }
}
