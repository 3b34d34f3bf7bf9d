package org.chuishao.catalogue.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One move that was made, kept with the matter.
 *
 * @param by the name of who made it; the clock has none
 * @param subject whose token it was; told to nobody, for "another person" only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Step(String move, String from, String to, String by, String subject, Instant at, String note) {}
