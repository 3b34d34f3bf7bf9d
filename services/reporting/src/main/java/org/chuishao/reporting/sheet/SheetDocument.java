package org.chuishao.reporting.sheet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chuishao.reporting.ledger.Checkpoint;

/**
 * What is signed: the scores and everything needed to compute them again.
 *
 * @param checkpoint the ledger it was computed from: every line of the period before its size is counted
 * @param compensations and these later lines, which rulings on appeals posted
 * @param because why there is this version: PUBLICATION, or the appeal that was upheld
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record SheetDocument(
        String district,
        String period,
        int version,
        Checkpoint checkpoint,
        List<UUID> compensations,
        String because,
        String assessor,
        String reviewer,
        Instant madeAt,
        List<SheetLine> lines) {

    /** A mapper of its own: what is signed must not change with what HTTP accepts. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    public static final String PUBLICATION = "PUBLICATION";

    /** Followed by its id. */
    static final String APPEAL = "APPEAL ";

    static SheetDocument read(String json) {
        try {
            return JSON.readValue(json, SheetDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored score sheet cannot be read", e);
        }
    }

    static List<SheetLine> readLines(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a proposed score sheet cannot be read", e);
        }
    }

    public static String write(Object content) {
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a score sheet cannot be written", e);
        }
    }
}
