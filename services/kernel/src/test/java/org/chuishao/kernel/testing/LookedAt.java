package org.chuishao.kernel.testing;

import jakarta.persistence.EntityManager;
import java.util.List;

/** How many rows of some tables the database has looked at for this transaction, found or not. What an index alone answers is not counted. */
public final class LookedAt {
    private LookedAt() {}

    public static long rowsOf(EntityManager entities, String... tables) {
        return (Long) entities.createNativeQuery(
                        "select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint"
                                + " from pg_stat_xact_user_tables where relname in (:tables)",
                        Long.class)
                .setParameter("tables", List.of(tables))
                .getSingleResult();
    }
}
