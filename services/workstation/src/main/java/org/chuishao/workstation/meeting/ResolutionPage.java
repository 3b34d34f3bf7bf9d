package org.chuishao.workstation.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** A page of resolutions, named for the document: this address also answers with spreadsheets. */
public record ResolutionPage(
        List<ResolutionView> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next) {}
