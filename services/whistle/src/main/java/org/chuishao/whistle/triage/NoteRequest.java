package org.chuishao.whistle.triage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is asked, answered or objected. */
@Schema(examples = "{\"note\": \"请补充井盖属于自来水还是雨水管网。\"}")
public record NoteRequest(@NotBlank @Size(max = 1000) String note) {}
