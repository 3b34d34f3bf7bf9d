package org.chuishao.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * What reading costs at the least: a server that only selects some columns of the same whistles, over pipelined connections to the
 * same database, and writes them as JSON. It asks for no token, knows nobody, and computes nothing.
 */
final class BareServer implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;
    private static final int CONNECTIONS = 2;
    private static final String COLUMNS =
            "select id, number, kind, stage, station_code, title, description, address, created_at from whistle where district = $1";
    private static final String ONE = COLUMNS + " and id = $2";
    private static final String PAGE = COLUMNS + " order by created_at desc, id desc limit $2";

    private final Vertx vertx = Vertx.vertx();
    private final PgConnectOptions database;
    private final int port;

    BareServer(String jdbcUrl, String user, String password, int port) throws InterruptedException, ExecutionException {
        var address = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.port = port;
        this.database = new PgConnectOptions()
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setDatabase(address.getPath().substring(1))
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .setPipeliningLimit(64);
        vertx.deployVerticle(Loop::new, new DeploymentOptions().setInstances(EVENT_LOOPS))
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Loop extends AbstractVerticle {
        private SqlClient client;

        @Override
        public void start(Promise<Void> started) {
            client = PgBuilder.client()
                    .with(new PoolOptions().setMaxSize(CONNECTIONS))
                    .connectingTo(database)
                    .using(vertx)
                    .build();
            vertx.createHttpServer()
                    .requestHandler(this::answer)
                    .listen(port, "127.0.0.1")
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        /** {@code /340803/<id>}, or {@code /340803?10} for a page. */
        private void answer(HttpServerRequest request) {
            var path = request.path().split("/");
            var asked = path.length > 2
                    ? client.preparedQuery(ONE).execute(Tuple.of(path[1], UUID.fromString(path[2])))
                    : client.preparedQuery(PAGE).execute(Tuple.of(path[1], Integer.parseInt(request.query())));
            asked.map(BareServer::json)
                    .onSuccess(body -> request.response().end(body))
                    .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
        }
    }

    private static String json(RowSet<Row> rows) {
        var all = new JsonArray();
        for (var row : rows) all.add(row.toJson());
        return all.encode();
    }
}
