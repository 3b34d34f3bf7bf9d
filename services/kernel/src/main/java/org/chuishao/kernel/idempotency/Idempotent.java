package org.chuishao.kernel.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST that may be sent again: with the same {@code Idempotency-Key} and content it is answered as the first time and
 * has one effect. On a class: its reads leave the key aside. Stands beside {@code @Transactional}, whose transaction it begins: the
 * answer is remembered in the same commit as the effect.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
