package org.chuishao.whistle.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/**
 * Keeps what is being attached apart from what is being cleaned up: whoever puts a blob shares the district's lock until
 * the row that names it is committed; who removes one has it alone.
 */
@ApplicationScoped
class BlobLocks {
    @Inject
    EntityManager entities;

    void share(String district) {
        lock("pg_advisory_xact_lock_shared", district);
    }

    void takeAlone(String district) {
        lock("pg_advisory_xact_lock", district);
    }

    private void lock(String how, String district) {
        entities.createNativeQuery("select 1 from " + how + "(hashtextextended(:name, 0))", Integer.class)
                .setParameter("name", district + "/blobs")
                .getSingleResult();
    }
}
