package org.chuishao.kernel.caller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Problem;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of this request, read once from the verified token. */
@RequestScoped
public class CurrentCaller {
    @Inject
    JsonWebToken token;

    private Caller caller;

    public Caller get() {
        if (caller == null) caller = read();
        return caller;
    }

    private Caller read() {
        String district = token.getClaim("district");
        if (district == null || !district.matches("\\d{6}"))
            throw Problem.forbidden(
                    "NO_DISTRICT", "您的账号没有所属区县，请联系管理员。", "Your account names no district; ask an administrator.");
        String name = token.getClaim("name");
        return new Caller(
                token.getSubject(),
                name == null ? token.getName() : name,
                district,
                strings("roles"),
                strings("affiliations"));
    }

    private Set<String> strings(String claim) {
        Object value = token.getClaim(claim);
        if (!(value instanceof JsonArray array)) return Set.of();
        return array.getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.toUnmodifiableSet());
    }
}
