package org.chuishao.catalogue.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What one street or village concerned says.
 *
 * @param agrees null as long as it has not answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Consultation(String area, Boolean agrees, String opinion, String by, Instant at) {
    static Consultation asked(String area) {
        return new Consultation(area, null, null, null, null);
    }
}
