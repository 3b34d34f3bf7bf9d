package org.chuishao.workstation.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Somebody who came, or was invited and did not.
 *
 * @param unit station, department or enterprise they came for
 */
public record Attendee(
        @NotBlank @Size(max = 50) String name,
        @NotBlank @Size(max = 100) String unit,
        @NotNull Boolean present) {}
