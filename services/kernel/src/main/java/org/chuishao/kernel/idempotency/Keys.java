package org.chuishao.kernel.idempotency;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.chuishao.kernel.problem.Problem;

/**
 * The keys seen so far and what they were answered. Works on the connection of the surrounding transaction. Resources take
 * {@link Idempotent}; this is for what answers in another form than the suite's own.
 */
@ApplicationScoped
public class Keys {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Inject
    AgroalDataSource database;

    /** @param caller whose key it is: two callers may use the same */
    public record Owner(String district, String caller, String key) {}

    /** What was asked first, and what it was answered. */
    public record First(byte[] fingerprint, int status, String location, String body) {
        Response answer() {
            var answer = Response.status(status).header("Idempotency-Replayed", true);
            if (location != null) answer.header(HttpHeaders.LOCATION, location);
            if (body != null) answer.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
            return answer.build();
        }
    }

    /** Empty when the key is ours now. Waits for a request in flight with the same key: its answer is ours too. */
    public Optional<First> claim(Owner owner, byte[] fingerprint) throws SQLException {
        try (var connection = database.getConnection()) {
            if (insert(connection, owner, fingerprint)) return Optional.empty();
            return Optional.of(read(connection, owner));
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) throw inFlight();
            throw e;
        }
    }

    private static boolean insert(Connection connection, Owner owner, byte[] fingerprint) throws SQLException {
        var sql =
                "insert into idempotency_key (district, caller, key, fingerprint) values (?, ?, ?, ?) on conflict do nothing";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, owner.district());
            insert.setString(2, owner.caller());
            insert.setString(3, owner.key());
            insert.setBytes(4, fingerprint);
            return insert.executeUpdate() == 1;
        }
    }

    private static First read(Connection connection, Owner owner) throws SQLException {
        var sql =
                "select fingerprint, status, location, body from idempotency_key where district = ? and caller = ? and key = ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, owner.district());
            query.setString(2, owner.caller());
            query.setString(3, owner.key());
            try (var found = query.executeQuery()) {
                if (!found.next()) throw inFlight();
                return new First(found.getBytes(1), found.getInt(2), found.getString(3), found.getString(4));
            }
        }
    }

    /** Keeps what the claimed key is answered from now on. */
    public void remember(Owner owner, Response answer, String body) {
        var sql =
                "update idempotency_key set status = ?, location = ?, body = ? where district = ? and caller = ? and key = ?";
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            update.setInt(1, answer.getStatus());
            update.setString(2, answer.getHeaderString(HttpHeaders.LOCATION));
            update.setString(3, body);
            update.setString(4, owner.district());
            update.setString(5, owner.caller());
            update.setString(6, owner.key());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the answer could not be remembered", e);
        }
    }

    private static Problem inFlight() {
        return Problem.conflict(
                "REQUEST_IN_FLIGHT",
                "同一请求正在处理，请稍后用相同的 Idempotency-Key 重试。",
                "The same request is still being handled; retry shortly with the same Idempotency-Key.");
    }
}
