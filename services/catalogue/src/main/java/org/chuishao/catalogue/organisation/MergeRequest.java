package org.chuishao.catalogue.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param into who takes over: an organisation of the same kind */
@Schema(examples = "{\"into\": \"URBAN\"}")
public record MergeRequest(@NotBlank @Size(max = 24) String into) {}
