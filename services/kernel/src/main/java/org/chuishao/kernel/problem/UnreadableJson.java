package org.chuishao.kernel.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which field of a body cannot be read and why, in our own words: a parser's speak of its classes. */
final class UnreadableJson {
    private UnreadableJson() {}

    /** The problem behind a failure, when a body that could not be read is behind it. */
    static Optional<Problem> behind(Throwable failure) {
        for (var t = failure; t != null; t = t.getCause()) {
            if (t instanceof JsonProcessingException e) return Optional.of(problem(e));
        }
        return Optional.empty();
    }

    private static Problem problem(JsonProcessingException e) {
        return switch (e) {
            case StreamConstraintsException tooMuch ->
                Problem.badRequest(
                        "INVALID_JSON",
                        "内容过长或嵌套过深。",
                        "The body holds a text that is too long, or is nested too deeply.");
            case JsonMappingException field
            when !field.getPath().isEmpty() && !isSyntax(field) -> Problem.invalid(List.of(violation(field)));
            default ->
                Problem.badRequest("INVALID_JSON", at("不是完整的 JSON", e), at("The body is not well-formed JSON", e));
        };
    }

    /** A doubled field or a cut-off text is told where it stands, not by field. */
    private static boolean isSyntax(JsonMappingException e) {
        return !(e instanceof MismatchedInputException);
    }

    private static String at(String sentence, JsonProcessingException e) {
        var where = e.getLocation();
        return where == null ? sentence + "." : sentence + " (" + where.getLineNr() + ":" + where.getColumnNr() + ").";
    }

    private static Problem.Violation violation(JsonMappingException e) {
        var field = path(e);
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                Problem.Violation.of(
                        field,
                        "没有这个字段。可用：" + known(unknown) + "。",
                        "There is no such field. Known: " + known(unknown) + ".");
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                Problem.Violation.of(field, "只能是：" + values(format) + "。", "Must be one of: " + values(format) + ".");
            case InvalidFormatException format
            when format.getTargetType() == String.class ->
                Problem.Violation.of(field, "含有不可用的字符。", "Holds characters that cannot be kept.");
            default -> Problem.Violation.of(field, "类型或格式不正确。", "Has the wrong type or format.");
        };
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? ""
                : e.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String values(InvalidFormatException e) {
        return Arrays.stream(e.getTargetType().getEnumConstants())
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }

    /** Before the framework's own, which answers with class names. */
    @Provider
    @Priority(Priorities.USER)
    public static class Mapper extends ExceptionMapperBase<MismatchedInputException> {
        @Override
        protected HttpProblem toProblem(MismatchedInputException e) {
            return HttpProblem.builder().withStatus(400).build();
        }
    }
}
