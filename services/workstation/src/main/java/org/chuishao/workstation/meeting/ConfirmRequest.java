package org.chuishao.workstation.meeting;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The head stands behind the minutes. */
@Schema(examples = "{}")
public record ConfirmRequest() {}
