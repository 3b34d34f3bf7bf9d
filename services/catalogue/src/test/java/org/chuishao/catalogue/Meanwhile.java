package org.chuishao.catalogue;

import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.register.Turn;

/** Something is asked of the catalogue while somebody else changes it. */
@ApplicationScoped
public class Meanwhile {
    @Inject
    Turn turn;

    @Inject
    AgroalDataSource database;

    /** @param change in SQL, committed once the question waits for its turn, or did not and is answered */
    public Response asked(Supplier<Response> question, String district, String change) {
        return CurrentDistrict.within(
                        district,
                        () -> QuarkusTransaction.requiringNew().call(() -> {
                            turn.take("catalogue");
                            var answer = CompletableFuture.supplyAsync(question);
                            await().until(() -> answer.isDone() || waits(district));
                            write(change);
                            return answer;
                        }))
                .join();
    }

    private boolean waits(String district) throws SQLException {
        var sql = "select exists (select from pg_locks where locktype = 'advisory' and not granted"
                + " and (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0))";
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            query.setString(1, district + "/catalogue");
            try (var found = query.executeQuery()) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    private void write(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var write = connection.createStatement()) {
            write.executeUpdate(sql);
        }
    }
}
