package org.chuishao.kernel.problem;

/** What each status means to a person, and the code of those that nobody named more precisely. */
enum Titles {
    BAD_REQUEST(
            400,
            "请求有误",
            "Bad request",
            "请求内容无法理解，请检查格式和字段。",
            "The request could not be understood; check its format and fields."),
    UNAUTHENTICATED(
            401,
            "请先登录",
            "Sign in first",
            "登录凭证缺失、无效或已过期，请重新登录。",
            "The token is missing, invalid or expired; sign in again."),
    FORBIDDEN(403, "无权操作", "Not allowed", "您的角色不能进行此操作。", "Your role may not do this."),
    NOT_FOUND(404, "没有找到", "Not found", "没有这个地址，或不在您的权限范围内。", "No such address, or not yours to see."),
    METHOD_NOT_ALLOWED(405, "不支持的操作", "Method not allowed", "此地址不支持这种请求方法。", "This address does not take that method."),
    NOT_ACCEPTABLE(
            406, "无法提供该格式", "Not acceptable", "此地址不能以所要求的格式回答。", "This address cannot answer in the format asked for."),
    CONFLICT(409, "与现状冲突", "Conflict", "记录已被他人改动，请刷新后重试。", "The record was changed meanwhile; reload and try again."),
    PRECONDITION_FAILED(
            412,
            "记录已变化",
            "Precondition failed",
            "记录已被他人改动，请刷新后重试。",
            "The record was changed meanwhile; reload and try again."),
    BODY_TOO_LARGE(413, "内容过大", "Too large", "提交的内容过大，请删减。", "The body is too large; shorten it."),
    UNSUPPORTED_MEDIA_TYPE(
            415, "不支持的内容类型", "Unsupported media type", "请以 application/json 提交。", "Send application/json."),
    UNPROCESSABLE(422, "无法处理", "Unprocessable", "内容无法处理。", "The content cannot be processed."),
    SERVICE_UNAVAILABLE(
            503,
            "服务暂不可用",
            "Service unavailable",
            "服务暂时不可用，请稍后重试。",
            "The service is away for a moment; try again soon."),
    INTERNAL_ERROR(
            500,
            "系统错误",
            "Internal error",
            "系统出错，请把 traceId 告诉管理员。",
            "Something broke; give the traceId to an administrator.");

    final int status;
    final Text title;
    final Text detail;

    Titles(int status, String zhTitle, String enTitle, String zhDetail, String enDetail) {
        this.status = status;
        this.title = new Text(zhTitle, enTitle);
        this.detail = new Text(zhDetail, enDetail);
    }

    static Titles of(int status) {
        for (var title : values()) {
            if (title.status == status) return title;
        }
        return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
    }
}
