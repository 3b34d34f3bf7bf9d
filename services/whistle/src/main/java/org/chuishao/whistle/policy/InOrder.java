package org.chuishao.whistle.policy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chuishao.whistle.policy.WorkflowPolicy.Reminders;

/** The second reminder comes after the first. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = InOrder.Check.class)
@interface InOrder {
    String message() default "{chuishao.reminders.order}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What is missing is said by others. */
    final class Check implements ConstraintValidator<InOrder, Reminders> {
        @Override
        public boolean isValid(Reminders reminders, ConstraintValidatorContext context) {
            if (reminders == null || reminders.first() == null || reminders.second() == null) return true;
            if (reminders.first() < reminders.second()) return true;
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("second")
                    .addConstraintViolation();
            return false;
        }
    }
}
