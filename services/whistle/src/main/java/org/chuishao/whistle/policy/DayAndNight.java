package org.chuishao.whistle.policy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A span that no calendar is needed to count. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DayAndNight.Check.class)
@interface DayAndNight {
    String message() default "{chuishao.day-and-night}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What is missing is said by others. */
    final class Check implements ConstraintValidator<DayAndNight, Span> {
        @Override
        public boolean isValid(Span span, ConstraintValidatorContext context) {
            if (span == null || span.unit() == null || span.unit().continuous()) return true;
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("unit")
                    .addConstraintViolation();
            return false;
        }
    }
}
