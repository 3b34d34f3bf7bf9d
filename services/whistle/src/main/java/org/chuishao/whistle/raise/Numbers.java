package org.chuishao.whistle.raise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.chuishao.kernel.time.TravelClock;

/** Numbers people read out on the phone: 340803-2026-000123, counted per district and year; gaps may occur. */
@ApplicationScoped
class Numbers {
    @Inject
    EntityManager entities;

    String next(String district, Instant at) {
        int year = at.atZone(TravelClock.SHANGHAI).getYear();
        var counted = (Long) entities.createNativeQuery("select next_whistle_number(:district, :year)", Long.class)
                .setParameter("district", district)
                .setParameter("year", year)
                .getSingleResult();
        return "%s-%d-%06d".formatted(district, year, counted);
    }
}
