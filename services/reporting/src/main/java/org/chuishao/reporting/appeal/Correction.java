package org.chuishao.reporting.appeal;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.chuishao.reporting.scoring.Finding;

/**
 * What a ruling makes of one line.
 *
 * @param finding what should have been found, of the line's own indicator; null when the line should never have been posted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Correction(@NotNull UUID line, Finding finding) {}
