package org.chuishao.kernel.testing.input;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chuishao.kernel.testing.input.ApiDocument.Operation;

/**
 * One request on its way to an operation. Mutations change what they like of it.
 *
 * @param mistake what was made wrong, or "as declared"
 * @param refuse whether an answer of 2xx would itself be a fault
 */
record Call(
        Operation operation,
        Person by,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body,
        String mistake,
        boolean refuse) {

    static final String AS_DECLARED = "as declared";

    Call withPath(String path, String mistake, boolean refuse) {
        return new Call(operation, by, path, query, headers, body, mistake, refuse);
    }

    Call withQuery(String name, String value, String mistake, boolean refuse) {
        var changed = new LinkedHashMap<>(query);
        changed.put(name, value);
        return new Call(operation, by, path, changed, headers, body, mistake, refuse);
    }

    /** A header of null is left out. */
    Call withHeader(String name, String value, String mistake, boolean refuse) {
        var changed = new LinkedHashMap<>(headers);
        if (value == null) changed.remove(name);
        else changed.put(name, value);
        return new Call(operation, by, path, query, changed, body, mistake, refuse);
    }

    Call withBody(byte[] body, String mistake, boolean refuse) {
        return new Call(operation, by, path, query, headers, body, mistake, refuse);
    }

    String address() {
        if (query.isEmpty()) return path;
        var address = new StringBuilder(path).append('?');
        query.forEach(
                (name, value) -> address.append(name).append('=').append(value).append('&'));
        return address.substring(0, address.length() - 1);
    }

    /** To do it again by hand: the first characters say enough, the seed gives the rest. */
    @Override
    public String toString() {
        var text = body == null ? "" : " " + new String(body, StandardCharsets.UTF_8);
        return "%s %s as %s %s%s".formatted(operation.verb(), cut(address(), 300), by, headers, cut(text, 600));
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "… (" + text.length() + " characters)";
    }
}
