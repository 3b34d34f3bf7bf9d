package org.chuishao.kernel.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that is not the one asked for (RFC 9457): thrown anywhere, told in the caller's language. {@code code} is
 * for programs, the two sentences are for people and say what to do.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Text detail;
    private final transient Map<String, Object> more = new LinkedHashMap<>();

    private Problem(int status, String code, Text detail) {
        super(code + ": " + detail.en(), null, false, false);
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** One field that was wrong: its path in the body, and what is wrong with it. */
    public record Violation(String field, Text message) {
        public static Violation of(String field, String zh, String en) {
            return new Violation(field, new Text(zh, en));
        }
    }

    public static Problem of(int status, String code, String zh, String en) {
        return new Problem(status, code, new Text(zh, en));
    }

    public static Problem badRequest(String code, String zh, String en) {
        return of(400, code, zh, en);
    }

    public static Problem invalid(List<Violation> violations) {
        return badRequest("INVALID_FIELDS", "有内容填写不正确，请按提示修改。", "Some fields are not right; see violations.")
                .with("violations", violations);
    }

    public static Problem invalid(String field, String zh, String en) {
        return invalid(List.of(Violation.of(field, zh, en)));
    }

    public static Problem forbidden(String code, String zh, String en) {
        return of(403, code, zh, en);
    }

    /** Also for records that exist but are not the caller's: nobody learns what is not theirs. */
    public static Problem notFound() {
        return of(404, "NOT_FOUND", "没有找到，或不在您的权限范围内。", "Not found, or not yours to see.");
    }

    public static Problem conflict(String code, String zh, String en) {
        return of(409, code, zh, en);
    }

    public Problem with(String name, Object value) {
        more.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Text detail() {
        return detail;
    }

    Map<String, Object> more() {
        return more;
    }
}
