package org.chuishao.catalogue.lists;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many items a district's list should have. */
@Schema(examples = "{\"expected\": 988}")
public record ListRequest(@NotNull @Min(0) @Max(1_000_000) Integer expected) {}
