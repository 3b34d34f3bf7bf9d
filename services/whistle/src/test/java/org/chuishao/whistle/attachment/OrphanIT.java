package org.chuishao.whistle.attachment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.junit.jupiter.api.Test;

/** A blob nothing names goes, once nobody can still be about to name it; all others stay. */
@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class OrphanIT {
    @Inject
    BlobStore blobs;

    @Inject
    OrphanJob job;

    @Inject
    AgroalDataSource database;

    @Test
    void onlyWhatIsOldAndUnnamedGoes() throws Exception {
        var orphan = blobs.put("340899", "nobody's".getBytes());
        var named = blobs.put("340899", "somebody's".getBytes());
        var thumbnail = blobs.put("340899", "somebody's, small".getBytes());
        name(named, thumbnail);
        assertEquals(named, blobs.put("340899", "somebody's".getBytes()), "the same content is the same blob");

        job.tidy(Instant.now().minusSeconds(3600));
        assertArrayEquals("nobody's".getBytes(), read(orphan), "it may be about to get its row");

        job.tidy(Instant.now().plusSeconds(1));
        assertThrows(IllegalStateException.class, () -> read(orphan));
        assertArrayEquals("somebody's".getBytes(), read(named));
        assertArrayEquals("somebody's, small".getBytes(), read(thumbnail));
    }

    private byte[] read(String name) throws IOException {
        try (var in = blobs.open("340899", name)) {
            return in.readAllBytes();
        }
    }

    private void name(String content, String thumbnail) throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            var id = UUID.randomUUID();
            sql.execute("""
                    insert into whistle (district, id, number, kind, stage, cycle, station_code, title, description, address, channel,
                        created_at, created_by, changed_at, stage_since, callback_tries, version)
                    values ('340899', '%s', '340899-2001-%06d', 'ROUTINE', 'DRAFT', 1, '340899001001', 't', 'd', 'a', 'STATION', now(), 'x', now(), now(), 0, 0);
                    insert into attachment (district, id, whistle_id, stage, cycle, media_type, size, content, thumbnail, added_at, added_by, unit)
                    values ('340899', '%s', '%s', 'DRAFT', 1, 'image/png', 1, '%s', '%s', now(), 'x', 'x')
                    """.formatted(id, Math.floorMod(id.hashCode(), 1_000_000), id, id, content, thumbnail));
        }
    }
}
