package org.chuishao.reporting.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The loading edge of policies: strict JSON into records that judge themselves. The only JSON code of the rules. */
public final class PolicyDocument {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private PolicyDocument() {}

    /** Reads a document; the caller closes the stream. */
    public static <T> T read(InputStream json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException unfit) {
            throw refusal(unfit);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a document shipped with the service under {@code policies/}. */
    public static <T> T bundled(String file, Class<T> type) {
        try (InputStream json = PolicyDocument.class.getResourceAsStream("/policies/" + file)) {
            if (json == null) {
                throw new InvalidPolicy("there is no policies/" + file);
            }
            return read(json, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a document that was stored. */
    static <T> T read(String json, Class<T> type) {
        return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), type);
    }

    static String write(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InvalidPolicy refusal(JsonProcessingException unfit) {
        if (unfit.getCause() instanceof InvalidPolicy said) {
            return said;
        }
        String where = unfit instanceof JsonMappingException mapping ? path(mapping) : "";
        return new InvalidPolicy(where + unfit.getOriginalMessage());
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "/" + step.getFieldName());
        }
        return path.isEmpty() ? "" : path.append(": ").toString();
    }
}
