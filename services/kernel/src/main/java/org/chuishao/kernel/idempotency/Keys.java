package org.chuishao.kernel.idempotency;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import org.chuishao.kernel.database.NewRows;
import org.chuishao.kernel.database.Row;
import org.chuishao.kernel.database.Sql;

/**
 * The keys seen so far and what they were answered. A key is one more row of the transaction it belongs to, so of two requests
 * with the same key one commits. Resources take {@link Idempotent}; this is for what answers in another form than the suite's own.
 */
@ApplicationScoped
public class Keys {
    @Inject
    AgroalDataSource database;

    @Inject
    NewRows rows;

    /** @param caller whose key it is: two callers may use the same */
    public record Owner(String district, String caller, String key) {}

    /** What was asked first, and what it was answered. */
    public record First(byte[] fingerprint, int status, String location, String etag, String body) {
        Response answer() {
            var answer = Response.status(status).header("Idempotency-Replayed", true);
            if (location != null) answer.header(HttpHeaders.LOCATION, location);
            if (etag != null) answer.header(HttpHeaders.ETAG, etag);
            if (body != null) answer.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
            return answer.build();
        }
    }

    /** Empty while nothing was committed under the key. */
    public Optional<First> find(Owner owner) {
        return Sql.of(
                        "select fingerprint, status, location, etag, body from idempotency_key"
                                + " where district = ? and caller = ? and key = ?",
                        owner.district(),
                        owner.caller(),
                        owner.key())
                .first(database, f -> new First(f.bytes(), f.number(), f.text(), f.text(), f.text()));
    }

    /** Makes room under the key. Of two who do so at once, one finds the other's answer when it keeps its own. */
    public void forget(Owner owner) {
        var sql = "delete from idempotency_key where district = ? and caller = ? and key = ?";
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(sql)) {
            delete.setString(1, owner.district());
            delete.setString(2, owner.caller());
            delete.setString(3, owner.key());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the key could not be given up", e);
        }
    }

    /**
     * Keeps what the key is answered from now on. Where another request holds it, this transaction waits for that one to end, and
     * fails when that one commits.
     */
    public void keep(Owner owner, First answered) {
        rows.add(() -> Row.into("idempotency_key")
                .with("caller", owner.caller())
                .with("key", owner.key())
                .with("fingerprint", answered.fingerprint())
                .with("status", answered.status())
                .with("location", answered.location())
                .with("etag", answered.etag())
                .with("body", answered.body()));
    }
}
