package org.chuishao.kernel.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.kernel.problem.Problem;

/** A query parameter nobody reads is a mistake the caller should hear of: 400 naming it and those there are. */
@Provider
public class StrictParameters implements ContainerRequestFilter {
    private static final Map<Method, Set<String>> KNOWN = new ConcurrentHashMap<>();

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
            if (!known.contains(name)) throw unknown(name, known);
            if (values.size() > 1 || values.getFirst().indexOf('\0') >= 0) throw malformed(name);
        });
    }

    private static Set<String> queryParameters(Method method) {
        return Arrays.stream(method.getParameters())
                .flatMap(p -> p.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(p.getType().getFields()).map(f -> f.getAnnotation(QueryParam.class))
                        : Stream.of(p.getAnnotation(QueryParam.class)))
                .filter(q -> q != null)
                .map(QueryParam::value)
                .collect(Collectors.toUnmodifiableSet());
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
