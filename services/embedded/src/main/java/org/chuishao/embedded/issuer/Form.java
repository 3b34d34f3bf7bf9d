package org.chuishao.embedded.issuer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The fields of a token request, bounded in size, with the client's name taken from wherever RFC 6749 allows it. */
record Form(Map<String, String> fields) {
    private static final int MOST_BYTES = 16 * 1024;

    static Form read(HttpExchange exchange) throws IOException, Refusal {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
            throw new Refusal(400, "invalid_request", "the body is not a form");
        }
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new Refusal(413, "invalid_request", "the body is too large");
        }
        var fields = new HashMap<String, String>();
        try {
            for (var pair : new String(body, StandardCharsets.UTF_8).split("&")) {
                put(fields, pair.split("=", 2));
            }
            basic(exchange.getRequestHeaders().getFirst("Authorization"), fields);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "invalid_request", "the form is not well-formed");
        }
        return new Form(fields);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    private static void basic(String header, Map<String, String> fields) throws Refusal {
        if (header == null || !header.startsWith("Basic ")) {
            return;
        }
        var decoded = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
        var parts = decoded.split(":", 2);
        if (parts.length == 2) {
            put(fields, new String[] {"client_id", parts[0]});
            put(fields, new String[] {"client_secret", parts[1]});
        }
    }

    private static void put(Map<String, String> fields, String[] pair) throws Refusal {
        var value = pair.length == 2 ? decode(pair[1]) : "";
        if (fields.put(decode(pair[0]), value) != null) {
            throw new Refusal(400, "invalid_request", "a field is given twice");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
