package org.chuishao.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Everything the gateway itself can answer instead of a service, in the form of RFC 9457. */
enum Problem {
    BAD_REQUEST(400, "请求无法识别", "请求不符合 HTTP 规范。", "Bad request", "The request is not well-formed HTTP."),
    INVALID_PATH(
            400,
            "路径不合法",
            "路径中不能含有空段、“.”、“..”、分号、反斜杠或其编码。",
            "Invalid path",
            "A path may not contain empty or dot segments, semicolons, backslashes, or any of them encoded."),
    UNAUTHENTICATED(
            401, "未登录或登录已失效", "请携带有效的访问令牌。", "Not authenticated", "Send a valid access token as a bearer token."),
    NOT_FOUND(404, "没有这个地址", "请对照接口文档检查路径。", "Not found", "No service answers at this path; see the API documents."),
    METHOD_NOT_ALLOWED(
            405, "不支持的方法", "此地址不接受该 HTTP 方法。", "Method not allowed", "This HTTP method is not accepted here."),
    REQUEST_TIMEOUT(408, "请求未送完", "请检查网络后重试。", "Request timeout", "The request did not arrive in time: try again."),
    BODY_TOO_LARGE(413, "请求内容过大", "请缩小请求内容后重试。", "Body too large", "Send a smaller request body."),
    URI_TOO_LONG(414, "地址过长", "请缩短地址或查询条件。", "URI too long", "Shorten the path or the query."),
    RATE_LIMITED(429, "请求过于频繁", "请稍候再试。", "Too many requests", "Wait for a moment and try again."),
    HEADERS_TOO_LARGE(431, "请求头过大", "请减少请求头。", "Headers too large", "Send fewer or shorter headers."),
    INTERNAL_ERROR(500, "网关内部错误", "请凭追踪号联系管理员。", "Internal error", "Report the trace id to the administrator."),
    SERVICE_UNAVAILABLE(
            503,
            "服务暂不可用",
            "操作结果未知，请携带同一 Idempotency-Key 稍后重试。",
            "Service unavailable",
            "The outcome is unknown: retry shortly with the same Idempotency-Key."),
    GATEWAY_TIMEOUT(
            504,
            "服务响应超时",
            "操作结果未知，请携带同一 Idempotency-Key 重试。",
            "Gateway timeout",
            "The service did not answer in time; the outcome is unknown: retry with the same Idempotency-Key.");

    private final int status;
    private final Text chinese;
    private final Text english;

    private record Text(String language, String title, String detail) {}

    Problem(int status, String title, String detail, String englishTitle, String englishDetail) {
        this.status = status;
        this.chinese = new Text("zh-CN", title, detail);
        this.english = new Text("en", englishTitle, englishDetail);
    }

    int status() {
        return status;
    }

    /** Chinese is the default. */
    private static boolean prefersEnglish(RoutingContext context) {
        for (var language : context.acceptableLanguages()) {
            if ("zh".equalsIgnoreCase(language.tag())) return false;
            if ("en".equalsIgnoreCase(language.tag())) return true;
        }
        return false;
    }

    /** Answers with this problem, unless an answer has already begun: then only cutting it off tells the caller. */
    void answer(RoutingContext context) {
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            cutOff(context);
            return;
        }
        var text = prefersEnglish(context) ? english : chinese;
        var body = new JsonObject()
                .put("type", "about:blank")
                .put("title", text.title())
                .put("status", status)
                .put("detail", text.detail())
                .put("code", name())
                .put("traceId", RequestId.of(context));
        addHeaders(context);
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, text.language())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body.toBuffer())
                .onComplete(answered -> {
                    if (this == REQUEST_TIMEOUT) {
                        context.request().connection().close(); // the rest would be taken for another request
                    }
                });
        // What the caller is still sending must be read, or closing the connection would take the answer with it.
        context.request().resume();
    }

    private static void cutOff(RoutingContext context) {
        if (context.request().version() == HttpVersion.HTTP_2) {
            context.response().reset();
        } else {
            context.request().connection().close();
        }
    }

    private void addHeaders(RoutingContext context) {
        var headers = context.response().headers();
        switch (this) {
            case UNAUTHENTICATED -> headers.set("WWW-Authenticate", "Bearer");
            case SERVICE_UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, "2");
            case BODY_TOO_LARGE, REQUEST_TIMEOUT -> headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            default -> {}
        }
    }
}
