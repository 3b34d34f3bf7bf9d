package org.chuishao.kernel.caller;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Problem;

/** The caller of this request, read once from the verified token. */
@RequestScoped
public class CurrentCaller {
    @Inject
    SecurityIdentity identity;

    private Caller caller;

    public Caller get() {
        if (caller == null) caller = read();
        return caller;
    }

    private Caller read() {
        // Asking the JsonWebToken for a claim of our own throws an exception inside, every time.
        var claims = ((OidcJwtCallerPrincipal) identity.getPrincipal()).getClaims();
        var district = String.valueOf(claims.getClaimValue("district"));
        if (!district.matches("\\d{6}"))
            throw Problem.forbidden(
                    "NO_DISTRICT", "您的账号没有所属区县，请联系管理员。", "Your account names no district; ask an administrator.");
        var name = claims.getClaimValue("name");
        return new Caller(
                String.valueOf(claims.getClaimValue("sub")),
                name == null ? identity.getPrincipal().getName() : name.toString(),
                district,
                strings(claims.getClaimValue("roles")),
                strings(claims.getClaimValue("affiliations")));
    }

    private static Set<String> strings(Object claim) {
        if (!(claim instanceof JsonArray array)) return Set.of();
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toUnmodifiableSet());
    }
}
