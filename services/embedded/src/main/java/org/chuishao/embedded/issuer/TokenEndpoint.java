package org.chuishao.embedded.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jose4j.lang.JoseException;

/** Decides who gets a token: people by password through the console, machines by their client secret. */
final class TokenEndpoint {
    private final Accounts accounts;
    private final AccessTokens tokens;
    private final Attempts attempts;

    TokenEndpoint(Accounts accounts, AccessTokens tokens, Attempts attempts) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.attempts = attempts;
    }

    String issue(Form form) throws Refusal, JoseException {
        return switch (form.field("grant_type")) {
            case "password" -> forPerson(form);
            case "client_credentials" -> forMachine(form);
            case "" -> throw new Refusal(400, "invalid_request", "grant_type is missing");
            default -> throw new Refusal(400, "unsupported_grant_type", "use password or client_credentials");
        };
    }

    private String forPerson(Form form) throws Refusal, JoseException {
        if (!Issuer.CONSOLE.equals(form.field("client_id"))) {
            throw new Refusal(401, "invalid_client", "this client may not use passwords");
        }
        var account = accounts.person(form.field("username"));
        if (!matches(
                account.map(Accounts.Account::username), account.map(Accounts.Account::password), form, "password")) {
            throw new Refusal(401, "invalid_grant", "wrong name or password");
        }
        return tokens.forPerson(account.orElseThrow());
    }

    private String forMachine(Form form) throws Refusal, JoseException {
        var client = accounts.machine(form.field("client_id"));
        if (!matches(
                client.map(Accounts.Client::clientId), client.map(Accounts.Client::secret), form, "client_secret")) {
            throw new Refusal(401, "invalid_client", "unknown client or wrong secret");
        }
        return tokens.forMachine(client.orElseThrow());
    }

    /** Takes as long for a name nobody has as for a wrong password; only names that exist are counted, so memory is bounded. */
    private boolean matches(Optional<String> name, Optional<String> expected, Form form, String field) throws Refusal {
        if (name.isPresent()) {
            attempts.check(name.get());
        }
        boolean same = MessageDigest.isEqual(bytes(expected.orElse("")), bytes(form.field(field))) && name.isPresent();
        name.ifPresent(same ? attempts::succeeded : attempts::failed);
        return same;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
