package org.chuishao.workstation.meeting;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a resolution. */
@Schema(examples = "{\"result\": \"12 处井盖已补齐，台账已建。\"}")
public record DoneRequest(@NotBlank @Size(max = 2000) String result) {}
