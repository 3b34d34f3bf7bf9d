package org.chuishao.workstation.member;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the district calls one of its groups. */
@Schema(examples = "{\"name\": \"居民队伍\"}")
public record GroupRequest(@NotBlank @Size(max = 50) String name) {}
