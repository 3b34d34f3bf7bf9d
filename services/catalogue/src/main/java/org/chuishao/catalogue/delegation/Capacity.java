package org.chuishao.catalogue.delegation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a street has to do a delegated power with (承接能力).
 *
 * @param staff people who may enforce or handle it
 * @param trained they have been trained for it
 * @param means rooms, vehicles, equipment, money
 */
@Schema(examples = "{\"staff\": 4, \"trained\": true, \"means\": \"执法车一辆，装备已配齐，经费列入年度预算。\"}")
public record Capacity(
        @NotNull @Min(0) @Max(10_000) Integer staff,
        @NotNull Boolean trained,
        @NotBlank @Size(max = 1000) String means) {

    boolean suffices() {
        return staff > 0 && trained;
    }
}
