package org.chuishao.kernel.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Problem.Violation;

/** What was wrong with a JSON body, in our own words: Jackson's would leak class names and come in one language. */
final class JsonMistakes {
    static final String WHOLE_BODY = "body";

    private JsonMistakes() {}

    static Optional<Problem> in(Throwable failure) {
        var path = WHOLE_BODY;
        JacksonException found = null;
        for (var t = failure; t != null; t = t.getCause()) {
            if (t instanceof Problem ours && found != null) return Optional.of(ours);
            if (t instanceof JacksonException mistake && isInBody(mistake)) found = mistake;
            if (t instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) path = path(mapping);
        }
        return found == null ? Optional.empty() : Optional.of(problem(found, path));
    }

    /** Not an answer of ours that would not become JSON, which is nobody's mistake but our own. */
    private static boolean isInBody(JacksonException e) {
        return e instanceof StreamReadException
                || e instanceof StreamConstraintsException
                || e.getProcessor() instanceof JsonParser;
    }

    private static Problem problem(JacksonException mistake, String path) {
        return switch (mistake) {
            case StreamConstraintsException e ->
                notJson(Violation.of(path, "嵌套过深，或数字、文字过长。", "Nested too deeply, or a number or text is too long."));
            case StreamReadException e
            when isDoubled(e) -> notJson(Violation.of(path, "同一字段出现了两次。", "The same field is given twice."));
            case StreamReadException e -> notJson(syntax(e, path));
            case UnrecognizedPropertyException e ->
                Problem.invalid(
                        path, "没有这个字段。可用：" + known(e) + "。", "There is no such field. Known: " + known(e) + ".");
            case MismatchedInputException e
            when e.getOriginalMessage().startsWith("Trailing token") ->
                notJson(Violation.of(path, "JSON 之后还有多余的内容。", "Something follows the JSON."));
            case MismatchedInputException e -> mismatch(e, path);
            default -> Problem.invalid(path, "内容无法识别。", "This could not be understood.");
        };
    }

    private static boolean isDoubled(StreamReadException e) {
        return e.getOriginalMessage().startsWith("Duplicate field");
    }

    private static Problem notJson(Violation violation) {
        return Problem.badRequest(
                        "INVALID_JSON", "提交的内容不是合格的 JSON，请按提示修改。", "The body is not proper JSON; see violations.")
                .with("violations", List.of(violation));
    }

    private static Violation syntax(StreamReadException e, String path) {
        var at = e.getLocation();
        if (at == null) return Violation.of(path, "JSON 语法有误。", "The JSON is malformed.");
        return Violation.of(
                path,
                "第 %d 行第 %d 列附近的 JSON 语法有误。".formatted(at.getLineNr(), at.getColumnNr()),
                "The JSON is malformed near line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
    }

    private static Problem mismatch(MismatchedInputException e, String path) {
        var type = e.getTargetType();
        if (type != null && type.isEnum()) {
            var known =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return Problem.invalid(path, "可用的值：" + known + "。", "Takes one of: " + known + ".");
        }
        if (e instanceof InvalidFormatException text && text.getValue() instanceof String && type == String.class)
            return Problem.invalid(path, "含有控制字符或残缺的字符。", "Holds control characters or broken Unicode.");
        var wanted = wanted(type);
        return Problem.invalid(path, "应为" + wanted.zh() + "。", "Takes " + wanted.en() + ".");
    }

    private static Text wanted(Class<?> type) {
        if (type == null) return new Text("另一种类型", "another type");
        if (type == String.class) return new Text("文字", "a text");
        if (type == boolean.class || type == Boolean.class) return new Text(" true 或 false", "true or false");
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) return new Text("数字", "a number");
        if (type == UUID.class) return new Text(" UUID", "a UUID");
        if (type == LocalDate.class)
            return new Text("1900 至 9999 年之间的日期，如 2026-11-18", "a day from 1900 to 9999, like 2026-11-18");
        if (type == OffsetDateTime.class)
            return new Text(
                    "1900 至 9999 年之间的时间，如 2026-11-18T10:00:00+08:00",
                    "a time from 1900 to 9999, like 2026-11-18T10:00:00+08:00");
        if (Temporal.class.isAssignableFrom(type)) return new Text("日期或时间（ISO 8601）", "a date or time (ISO 8601)");
        if (type.isArray() || Collection.class.isAssignableFrom(type)) return new Text("列表", "a list");
        return new Text(" JSON 对象", "a JSON object");
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? ""
                : e.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    /** {@code items[17].lead} */
    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null)
                path.append('[').append(step.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(shortened(step.getFieldName()));
        }
        return path.toString();
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
