package org.chuishao.kernel.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chuishao.kernel.caller.Roles;

/**
 * Which roles may use which operation, one line each: {@code POST /whistles/{id}/verify | station-deputy station-head}.
 * {@code *} is every role; {@code public} is open without a token, too, and keeps its own door where it has one.
 */
public record RoleTable(Map<String, Set<String>> allowed) {
    private static final Set<String> PUBLIC = Set.of("public");
    private static final int UNSUPPORTED = 415;

    public static RoleTable of(String lines) {
        var allowed = new TreeMap<String, Set<String>>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var cells = line.split("\\|");
            var roles = cells[1].strip();
            allowed.put(cells[0].strip(), roles.equals("*") ? Set.copyOf(everyRole()) : Set.of(roles.split("\\s+")));
        });
        return new RoleTable(allowed);
    }

    /** Every operation of the service has its line, every role its place, and every cell is so: 0 deviations. */
    public void assertHolds(String rootPackage) {
        assertEquals(Operations.in(rootPackage), allowed.keySet(), "the operations and the lines of this table");
        var deviations = new ArrayList<String>();
        allowed.forEach((operation, roles) -> {
            if (roles.equals(PUBLIC)) {
                if (status(operation, null) == 401) deviations.add(operation + " is not public");
                return;
            }
            roles.forEach(role -> assertTrue(everyRole().contains(role), role));
            for (var role : everyRole()) {
                boolean open = isOpen(operation, role);
                if (open != roles.contains(role))
                    deviations.add(operation + (open ? " is open to " : " is shut to ") + role);
            }
            if (status(operation, null) != 401) deviations.add(operation + " answers without a token");
        });
        assertEquals(List.of(), deviations);
    }

    /** Refused for the role alone; whether this record is the caller's is another question. */
    private static boolean isOpen(String operation, String role) {
        var token =
                Tokens.of("somebody").roles(role).at("340803001002", "NOBODYS").token();
        var answer = call(operation, token);
        int status = answer.statusCode();
        if (status == 401 || status >= 500) throw new AssertionError(operation + " for " + role + ": " + status);
        return !(status == 403 && "FORBIDDEN".equals(answer.path("code")));
    }

    private static int status(String operation, String token) {
        return call(operation, token).statusCode();
    }

    private static Response call(String operation, String token) {
        var verbAndPath = operation.split(" ");
        var path = verbAndPath[1]
                .replaceAll("\\{\\w+:.*}", "1") // the one pattern our addresses hold a parameter to is a number's
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
        var answer = call(verbAndPath[0], path, token, ContentType.JSON.toString());
        // files are taken in their own types, and who may bring one shows only then
        return answer.statusCode() == UNSUPPORTED ? call(verbAndPath[0], path, token, "text/csv") : answer;
    }

    private static Response call(String verb, String path, String token, String contentType) {
        var caller = given().basePath("/api/v1").contentType(contentType);
        if (token != null) caller.auth().oauth2(token);
        if (!verb.equals("GET")) caller.body("{}");
        return caller.request(verb, path);
    }

    public static Set<String> everyRole() {
        return Arrays.stream(Roles.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(RoleTable::value)
                .filter(role -> !role.equals(Roles.ANYBODY))
                .collect(Collectors.toSet());
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
