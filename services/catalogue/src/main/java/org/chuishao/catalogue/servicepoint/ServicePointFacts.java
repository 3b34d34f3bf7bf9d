package org.chuishao.catalogue.servicepoint;

import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What is said of a service point; a new version is made when any of it changes.
 *
 * @param area division code it serves: the district's, a street's or a village's
 * @param services codes of the items it takes
 */
@Embeddable
public record ServicePointFacts(
        String name,
        String area,
        String address,
        String phone,
        @JdbcTypeCode(SqlTypes.JSON) List<OpeningHours> hours,
        List<String> services,
        boolean active) {}
