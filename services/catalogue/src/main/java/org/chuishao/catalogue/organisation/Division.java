package org.chuishao.catalogue.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A place in the national register of divisions.
 *
 * @param code 2 digits for a province, then 4, 6, 9 (street) and 12 (village)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Division(String code, String name, String parent) {}
