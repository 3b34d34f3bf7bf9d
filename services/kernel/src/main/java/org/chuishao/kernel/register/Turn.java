package org.chuishao.kernel.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.chuishao.kernel.district.CurrentDistrict;

/**
 * One writer at a time in a district's register, until the transaction ends: versions count without gaps, events leave
 * in the order of the versions, and two callers who create the same record at once do not clash. Readers never wait.
 */
@ApplicationScoped
public class Turn {
    @Inject
    EntityManager entities;

    @Inject
    CurrentDistrict district;

    public void take(String register) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:turn, 0))", Integer.class)
                .setParameter("turn", district.get() + "/" + register)
                .getSingleResult();
    }
}
