package org.chuishao.kernel.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chuishao.kernel.problem.Outage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.core.BaseConnection;

/**
 * Tells a silent database from a slow statement: three times a second it is asked for nothing, over a connection of its own.
 * When not even that is answered, all connections are given up, so that whoever waits on one is told 503 within two seconds
 * (quality, "Nothing lost") and not after {@code socketTimeout}, which must outlast the slowest statement.
 */
@ApplicationScoped
public class Heartbeat implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final Duration BETWEEN = Duration.ofMillis(300);

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    /** How long the database may take to answer nothing before it is thought gone. */
    @ConfigProperty(name = "chuishao.database.patience", defaultValue = "1s")
    Duration patience;

    private final Set<BaseConnection> pooled = ConcurrentHashMap.newKeySet();
    private Thread thread;
    private boolean heard = true;

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("database-heartbeat").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** The pool tells of each connection it makes, and of none that broke: those leave when the next one comes. */
    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            for (var earlier : pooled) if (earlier.isClosed()) pooled.remove(earlier);
            pooled.add(connection.unwrap(BaseConnection.class));
        } catch (SQLException e) {
            throw new IllegalStateException("not a connection of PostgreSQL's own driver", e);
        }
    }

    private void run() {
        try {
            while (true) {
                listen();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until it is not answered. A database that is away answers at once, in its way: whoever asks is told so without help. */
    private void listen() throws InterruptedException {
        try (var own = connect();
                var nothing = own.prepareStatement("select")) {
            own.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
            while (true) {
                nothing.execute();
                heard = true;
                Thread.sleep(BETWEEN);
            }
        } catch (SQLException | RuntimeException e) {
            if (e.getCause() instanceof SocketTimeoutException) giveUpAll();
            else if (heard) LOG.warnf("The database's heartbeat is not heard, trying again: %s", Outage.told(e));
            heard = false;
        }
    }

    /** As the pool connects, whatever it is told of certificates and the like. */
    private Connection connect() throws SQLException {
        var pools = database.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        var settings = new Properties();
        settings.putAll(pools.jdbcProperties());
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("socketTimeout", "5");
        settings.setProperty("ApplicationName", "heartbeat");
        return new Driver().connect(pools.jdbcUrl(), settings);
    }

    private void giveUpAll() {
        LOG.warnf("The database has said nothing for %s: its %d connections are given up", patience, pooled.size());
        try {
            for (var connection : pooled) connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("the driver knows no abort", e);
        }
        database.flush(AgroalDataSource.FlushMode.INVALID); // nobody shall be given what was given up
    }
}
