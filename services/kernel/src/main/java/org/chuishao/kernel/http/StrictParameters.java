package org.chuishao.kernel.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.chuishao.kernel.problem.Problem;

/**
 * A query parameter nobody reads is a mistake the caller should hear of: 400 naming it and those there are. So is a value
 * that is none of the parameter's: the framework would answer 404, or take {@code active=yes} for false.
 */
@Provider
public class StrictParameters implements ContainerRequestFilter {
    private static final Map<Method, Map<String, Class<?>>> KNOWN = new ConcurrentHashMap<>();

    private static final Pattern UUID_FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var uri = request.getUriInfo();
        if (uri.getPath().indexOf('\0') >= 0) throw Problem.notFound();
        var given = uri.getQueryParameters();
        if (given.isEmpty()) return;
        var known = KNOWN.computeIfAbsent(resource.getResourceMethod(), StrictParameters::queryParameters);
        given.forEach((name, values) -> {
            if (!known.containsKey(name)) throw unknown(name, known.keySet());
            if (values.size() > 1 || values.getFirst().indexOf('\0') >= 0) throw malformed(name);
            checkValue(name, values.getFirst(), known.get(name));
        });
    }

    private static Map<String, Class<?>> queryParameters(Method method) {
        var known = new HashMap<String, Class<?>>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class))
                for (var field : parameter.getType().getFields()) note(known, field, field.getType());
            else note(known, parameter, parameter.getType());
        }
        return known;
    }

    private static void note(Map<String, Class<?>> known, AnnotatedElement element, Class<?> type) {
        var named = element.getAnnotation(QueryParam.class);
        if (named != null) known.put(named.value(), type);
    }

    private static void checkValue(String name, String value, Class<?> type) {
        // the framework takes it for absent: a filter that filters nothing shows more than was asked for
        if (value.isEmpty()) throw invalid(name, "没有值；不需要时请省略此参数。", "Has no value; leave it out when there is none.");
        if (type.isEnum())
            requireOneOf(
                    name,
                    value,
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        else if (type == boolean.class || type == Boolean.class) requireOneOf(name, value, List.of("true", "false"));
        else if ((type == int.class || type == Integer.class) && !value.matches("-?\\d{1,9}"))
            throw invalid(name, "应为整数。", "Takes a whole number.");
        else if ((type == long.class || type == Long.class) && !value.matches("-?\\d{1,18}"))
            throw invalid(name, "应为整数。", "Takes a whole number.");
        else if ((type == double.class || type == Double.class) && !value.matches("-?\\d{1,15}(\\.\\d{1,15})?"))
            throw invalid(name, "应为数字，如 117.0432。", "Takes a number such as 117.0432.");
        else if (type == LocalDate.class && !isDate(value))
            throw invalid(name, "应为日期，如 2026-11-18。", "Takes a date such as 2026-11-18.");
        else if (type == UUID.class && !UUID_FORM.matcher(value).matches())
            throw invalid(name, "应为 UUID。", "Takes a UUID.");
    }

    private static boolean isDate(String value) {
        try {
            return value.matches("\\d{4}-\\d\\d-\\d\\d") && LocalDate.parse(value) != null;
        } catch (DateTimeParseException noSuchDay) {
            return false;
        }
    }

    private static void requireOneOf(String name, String value, List<String> allowed) {
        var values = String.join(", ", allowed);
        if (!allowed.contains(value)) throw invalid(name, "可用的值：" + values + "。", "Takes one of: " + values + ".");
    }

    private static Problem invalid(String name, String zh, String en) {
        return Problem.invalid(name, zh, en).with("parameter", name);
    }

    private static Problem unknown(String name, Set<String> known) {
        var names = String.join(", ", known.stream().sorted().toList());
        return Problem.badRequest(
                        "UNKNOWN_PARAMETER",
                        "没有查询参数“" + name + "”。可用：" + (names.isEmpty() ? "无" : names) + "。",
                        "There is no query parameter \"" + name + "\". Known: " + (names.isEmpty() ? "none" : names)
                                + ".")
                .with("parameter", name);
    }

    private static Problem malformed(String name) {
        return Problem.badRequest(
                        "MALFORMED_PARAMETER",
                        "查询参数“" + name + "”重复或含有非法字符。",
                        "Query parameter \"" + name + "\" is repeated or holds characters it may not.")
                .with("parameter", name);
    }
}
