package org.chuishao.kernel.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Set;

/** JSON exactly as declared: no unknown or doubled fields, no silent conversions, nothing deep or endless. */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_TEXT = 200_000;

    /** After the framework, whose own way to read days would otherwise come first. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_TEXT)
                        .maxNumberLength(40)
                        .maxNameLength(200)
                        .build());
        mapper.getFactory().configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(
                DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE, DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        forbidConversions(mapper);
        mapper.registerModule(new SimpleModule("well-formed-text").addDeserializer(String.class, new WellFormedText()));
        mapper.registerModule(new SimpleModule("days-we-count")
                .addDeserializer(LocalDate.class, new Day())
                .addDeserializer(OffsetDateTime.class, new Moment()));
        // the same request reads the same in every process: the order of a HashSet of choices is each one's own
        mapper.registerModule(
                new SimpleModule("sets-in-their-order").addAbstractTypeMapping(Set.class, LinkedHashSet.class));
        mapper.registerModule(new SimpleModule("exact-choices").setDeserializerModifier(new ExactChoices()));
    }

    @SuppressWarnings("deprecation") // the builder that replaces it makes a new mapper; Quarkus hands us this one
    private static void forbidConversions(ObjectMapper mapper) {
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        for (var shape : new CoercionInputShape[] {
            CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }

    /** A choice is one of its words and nothing else; Jackson would take it with blanks around. */
    private static final class ExactChoices extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> usual) {
            return new ExactChoice(usual);
        }
    }

    private static final class ExactChoice extends DelegatingDeserializer {
        private static final long serialVersionUID = 1;

        ExactChoice(JsonDeserializer<?> usual) {
            super(usual);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> contextual) {
            return new ExactChoice(contextual);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                var text = parser.getText();
                if (!text.equals(text.trim()))
                    return context.handleWeirdStringValue(handledType(), text, "blanks around the word");
            }
            return super.deserialize(parser, context);
        }
    }

    /** A day PostgreSQL can store and count on from. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {
        private static final long serialVersionUID = 1;

        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var day = LocalDateDeserializer.INSTANCE.deserialize(parser, context);
            if (day != null && isFarAway(day.getYear()))
                return (LocalDate) context.handleWeirdStringValue(LocalDate.class, "…", "too far away");
            return day;
        }
    }

    private static final class Moment extends StdScalarDeserializer<OffsetDateTime> {
        private static final long serialVersionUID = 1;

        Moment() {
            super(OffsetDateTime.class);
        }

        @Override
        public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var moment = InstantDeserializer.OFFSET_DATE_TIME.deserialize(parser, context);
            if (moment != null && isFarAway(moment.getYear()))
                return (OffsetDateTime) context.handleWeirdStringValue(OffsetDateTime.class, "…", "too far away");
            return moment;
        }
    }

    private static boolean isFarAway(int year) {
        return year < 1900 || year > 9999;
    }

    /** Text PostgreSQL can store and people can read: no control characters, no halves of surrogate pairs. */
    static class WellFormedText extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1;

        WellFormedText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !isWellFormed(text))
                return (String)
                        context.handleWeirdStringValue(String.class, "…", "control character or broken Unicode");
            return text;
        }

        private static boolean isWellFormed(String text) {
            for (int i = 0; i < text.length(); ) {
                int point = text.codePointAt(i);
                if (point < ' ' && point != '\n' && point != '\r' && point != '\t') return false;
                if (point == 0x7f || point >= 0xD800 && point <= 0xDFFF) return false;
                i += Character.charCount(point);
            }
            return true;
        }
    }
}
