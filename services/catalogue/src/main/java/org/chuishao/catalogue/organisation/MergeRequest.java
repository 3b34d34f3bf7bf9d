package org.chuishao.catalogue.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * @param into who takes over: an organisation of the same kind
 * @param validFrom the day at whose midnight (Shanghai) it happens; absent or today: at once
 */
@Schema(examples = "{\"into\": \"URBAN\", \"validFrom\": \"2026-12-01\"}")
public record MergeRequest(@NotBlank @Size(max = 24) String into, LocalDate validFrom) {}
