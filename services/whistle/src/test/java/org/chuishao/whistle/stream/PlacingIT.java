package org.chuishao.whistle.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.chuishao.embedded.testing.EmbeddedServers;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Sql;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedServers.class)
class PlacingIT {
    @Inject
    Placing placing;

    @Inject
    AgroalDataSource database;

    @Test
    void aQuietDistrictStaysWhereItIs() throws SQLException {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            sql.execute("""
                    insert into stream_line (district, position, line_id, whistle_id, placed_at)
                    select '340896', n, uuidv7(), uuidv7(), now() - interval '8 days' from generate_series(1, 3) n""");
        }
        placing.forgetOlderThan(Duration.ofDays(7));
        assertEquals(
                List.of(3L),
                Sql.of("select position from stream_line where district = '340896'")
                        .list(database, Fields::count));
    }
}
