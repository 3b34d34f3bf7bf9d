package org.chuishao.kernel.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The HTTP operations a service really has, found in its classes: {@code POST /whistles/{id}/verify}. */
public final class Operations {
    private Operations() {}

    public static Set<String> in(String rootPackage) {
        return in(ArchitectureRules.own(rootPackage), method -> true);
    }

    static Set<String> in(JavaClasses code, Predicate<Method> which) {
        var found = new TreeSet<String>();
        code.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .map(JavaClass::reflect)
                .flatMap(resource -> of(resource, which))
                .forEach(found::add);
        return found;
    }

    private static Stream<String> of(Class<?> resource, Predicate<Method> which) {
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(which)
                .flatMap(method -> verb(method).map(verb -> verb + " " + path(resource, method)).stream());
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        var own = method.getAnnotation(Path.class);
        return resource.getAnnotation(Path.class).value() + (own == null ? "" : own.value());
    }
}
