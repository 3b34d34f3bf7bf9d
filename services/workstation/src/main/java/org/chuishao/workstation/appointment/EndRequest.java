package org.chuishao.workstation.appointment;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param to the first day they no longer are */
@Schema(examples = "{\"to\": \"2026-07-01\"}")
public record EndRequest(@NotNull LocalDate to) {}
