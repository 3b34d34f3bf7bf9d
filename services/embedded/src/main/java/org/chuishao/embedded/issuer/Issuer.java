package org.chuishao.embedded.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chuishao.embedded.Server;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.lang.JoseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small OIDC issuer for one machine and for tests: discovery, keys and tokens. Never for production. */
public final class Issuer implements Server {
    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
    static final String CONSOLE = "chuishao-console";
    private static final String REALM = "/realms/chuishao";
    private static final String PROTOCOL = REALM + "/protocol/openid-connect";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpServer http;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final String url;
    private final Path keyFile;
    private final SigningKey key;

    private Issuer(HttpServer http, Path keyFile, SigningKey key) {
        this.http = http;
        this.keyFile = keyFile;
        this.key = key;
        this.url = "http://127.0.0.1:" + http.getAddress().getPort() + REALM;
    }

    /** Keeps its signing key in {@code folder}. */
    public static Issuer start(Path folder, int port, Optional<Path> accountsFile)
            throws IOException, GeneralSecurityException {
        if ("prod".equals(System.getenv("CHUISHAO_PROFILE"))) {
            throw new IllegalStateException("the local issuer is not for production: use a real OIDC provider");
        }
        var keyFile = folder.resolve("issuer-key");
        var key = SigningKey.readOrMake(keyFile);
        var accounts = accountsFile.isPresent() ? Accounts.read(accountsFile.get()) : Accounts.none();
        var http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        var issuer = new Issuer(http, keyFile, key);
        issuer.serve(accounts);
        return issuer;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("issuer.url", url, "issuer.key", keyFile.toString(), "issuer.key-id", key.id());
    }

    @Override
    public void close() {
        http.stop(0);
        workers.close();
    }

    private void serve(Accounts accounts) {
        var tokens = new TokenEndpoint(accounts, new AccessTokens(url, key), new Attempts(Clock.systemUTC()));
        var keys = Map.of("keys", List.of(key.published().toParams(OutputControlLevel.PUBLIC_ONLY)));
        http.createContext("/", exchange -> reply(exchange, 404, Map.of("error", "not_found")));
        route(REALM + "/.well-known/openid-configuration", "GET", exchange -> reply(exchange, 200, discovery()));
        route(PROTOCOL + "/certs", "GET", exchange -> reply(exchange, 200, keys));
        route(PROTOCOL + "/token", "POST", exchange -> token(exchange, tokens));
        http.setExecutor(workers);
        http.start();
    }

    private Map<String, Object> discovery() {
        var protocol = url + "/protocol/openid-connect";
        return Map.of(
                "issuer", url,
                "jwks_uri", protocol + "/certs",
                "token_endpoint", protocol + "/token",
                "authorization_endpoint", protocol + "/auth",
                "grant_types_supported", List.of("password", "client_credentials"),
                "response_types_supported", List.of("none"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
    }

    private void token(HttpExchange exchange, TokenEndpoint endpoint) throws IOException {
        try {
            var token = endpoint.issue(Form.read(exchange));
            reply(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            token,
                            "token_type",
                            "Bearer",
                            "expires_in",
                            AccessTokens.LIFETIME.toSeconds()));
        } catch (Refusal refusal) {
            // Only for a client that came this way: a browser would open a dialog of its own over the console's.
            if (refusal.status() == 401 && exchange.getRequestHeaders().containsKey("Authorization")) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"chuishao\"");
            }
            reply(
                    exchange,
                    refusal.status(),
                    Map.of("error", refusal.error(), "error_description", refusal.getMessage()));
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private void route(String path, String method, HttpHandler handler) {
        http.createContext(path, exchange -> {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                reply(exchange, 404, Map.of("error", "not_found"));
            } else if (!exchange.getRequestMethod().equals(method)) {
                exchange.getResponseHeaders().set("Allow", method);
                reply(exchange, 405, Map.of("error", "method_not_allowed"));
            } else {
                answer(handler, exchange);
            }
        });
    }

    /** The JDK's server leaves a caller waiting for ever when its handler fails. */
    private void answer(HttpHandler handler, HttpExchange exchange) throws IOException {
        try {
            handler.handle(exchange);
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed", exchange.getRequestURI().getPath(), e);
            reply(exchange, 500, Map.of("error", "server_error"));
        }
    }

    private void reply(HttpExchange exchange, int status, Object body) throws IOException {
        try (exchange) {
            var bytes = mapper.writeValueAsBytes(body);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Vary", "Origin");
            // The console is served by the gateway, on another port of this machine.
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Origin"))
                    .filter(Issuer::isLoopback)
                    .ifPresent(origin -> headers.set("Access-Control-Allow-Origin", origin));
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static boolean isLoopback(String origin) {
        try {
            var host = URI.create(origin).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }
}
