package org.chuishao.gateway;

import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells browsers what a page of this address may do, which is as little as it needs. */
@Singleton
final class SecurityHeaders {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final String pages;
    private final String docs;

    SecurityHeaders(@ConfigProperty(name = "quarkus.oidc.auth-server-url") URI issuer) {
        var common =
                "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; object-src 'none';"
                        + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'; ";
        // The console fetches its tokens from the issuer.
        pages = common + "connect-src 'self' " + issuer.getScheme() + "://" + issuer.getAuthority();
        // Swagger UI starts itself with a script inside its page.
        docs = common + "script-src 'self' 'unsafe-inline'";
    }

    void add(HttpServerResponse response, String path) {
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Content-Security-Policy", policy(path));
    }

    private String policy(String path) {
        if (path.startsWith("/q/docs")) {
            return docs;
        }
        return path.startsWith("/api/") || path.startsWith("/open311/") ? NOTHING : pages;
    }
}
