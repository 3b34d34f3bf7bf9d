package org.chuishao.reporting.assignment;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Where it is, as whistle tells it and as it is shown; degrees only if they are known. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Location(String address, Double longitude, Double latitude) {}
