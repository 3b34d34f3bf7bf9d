package org.chuishao.kernel.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.http.StrictJson;
import org.chuishao.kernel.problem.Problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMistakesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        new StrictJson().customize(JSON);
    }

    enum Colour {
        RED,
        BLUE
    }

    record Wheel(int size, Colour colour) {}

    record Cart(
            String name, Boolean open, LocalDate since, OffsetDateTime at, Set<Colour> colours, List<Wheel> wheels) {
        Cart {
            if (wheels != null && wheels.size() > 4) throw Problem.invalid("wheels", "太多", "too many");
        }
    }

    private static Problem mistake(String body) {
        return JsonMistakes.in(assertThrows(JsonProcessingException.class, () -> JSON.readValue(body, Cart.class)))
                .orElseThrow();
    }

    private static Violation violation(Problem problem) {
        return (Violation) ((List<?>) problem.more().get("violations")).getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"wheels": [{"size": 1}, {"size": "big"}]} | INVALID_FIELDS | wheels[1].size   | Takes a number.
            {"wheels": [{"size": null}]}               | INVALID_FIELDS | wheels[0].size   | Takes a number.
            {"wheels": [{"size": 1.5}]}                | INVALID_FIELDS | wheels[0].size   | Takes a number.
            {"wheels": [{"colour": "GREEN"}]}          | INVALID_FIELDS | wheels[0].colour | Takes one of: RED, BLUE.
            {"wheels": [{"colour": "RED "}]}           | INVALID_FIELDS | wheels[0].colour | Takes one of: RED, BLUE.
            {"wheels": {}}                             | INVALID_FIELDS | wheels           | Takes a list.
            {"wheels": [7]}                            | INVALID_FIELDS | wheels[0]        | Takes a JSON object.
            {"name": 7}                                | INVALID_FIELDS | name             | Takes a text.
            {"name": "a\\u0007"}                       | INVALID_FIELDS | name             | Holds control characters or broken Unicode.
            {"open": "no"}                             | INVALID_FIELDS | open             | Takes true or false.
            {"since": "+999999999-01-01"}              | INVALID_FIELDS | since            | Takes a day from 1900 to 9999, like 2026-11-18.
            {"since": "1899-12-31"}                    | INVALID_FIELDS | since            | Takes a day from 1900 to 9999, like 2026-11-18.
            {"since": "2026-02-30"}                    | INVALID_FIELDS | since            | Takes a day from 1900 to 9999, like 2026-11-18.
            {"at": "+999999999-12-31T23:59:59-18:00"}  | INVALID_FIELDS | at               | Takes a time from 1900 to 9999, like 2026-11-18T10:00:00+08:00.
            {"shut": true}                             | INVALID_FIELDS | shut             | There is no such field. Known: at, colours, name, open, since, wheels.
            {"wheels": [null, null, null, null, null]} | INVALID_FIELDS | wheels           | too many
            []                                         | INVALID_FIELDS | body             | Takes a JSON object.
            {"name": "a", "name": "b"}                 | INVALID_JSON   | body             | The same field is given twice.
            {} {}                                      | INVALID_JSON   | body             | Something follows the JSON.
            {"name" "a"}                               | INVALID_JSON   | body             | The JSON is malformed near line 1, column 9.
            """)
    void eachMistakeNamesItsField(String body, String code, String field, String words) {
        var problem = mistake(body);
        assertEquals(code, problem.code());
        assertEquals(400, problem.status());
        assertEquals(field, violation(problem).field());
        assertEquals(words, violation(problem).message().en());
    }

    /** A retry is told from another request by what was read, in whichever process: enums hash differently in each. */
    @Test
    void choicesStayInTheOrderTheyWereSent() throws JsonProcessingException {
        for (var sent : List.of("[\"RED\",\"BLUE\"]", "[\"BLUE\",\"RED\"]"))
            assertEquals(
                    sent,
                    JSON.writeValueAsString(JSON.readValue("{\"colours\": " + sent + "}", Cart.class)
                            .colours()));
    }

    @Test
    void aTimeIsReadAsItWasSent() throws JsonProcessingException {
        var sent = "2026-11-18T10:00:00+08:00";
        assertEquals(
                OffsetDateTime.parse(sent),
                JSON.readValue("{\"at\": \"" + sent + "\"}", Cart.class).at());
    }

    @Test
    void depthAndLengthHaveBounds() {
        var deep = "{\"wheels\": " + "[".repeat(50) + "]".repeat(50) + "}";
        assertFalse(JsonMistakes.in(assertThrows(JsonProcessingException.class, () -> JSON.readTree(deep)))
                .isEmpty());
        assertEquals(
                "INVALID_JSON",
                mistake("{\"name\": \"" + "a".repeat(200_001) + "\"}").code());
    }

    @Test
    void anEndlessFieldNameIsNotRepeated() {
        assertTrue(
                violation(mistake("{\"" + "a".repeat(190) + "\": 1}")).field().length() < 70);
    }

    @Test
    void anAnswerThatWillNotBecomeJsonIsNobodysMistake() {
        var ours = assertThrows(JsonProcessingException.class, () -> JSON.writeValueAsString(new Object()));
        assertTrue(JsonMistakes.in(ours).isEmpty());
        assertTrue(JsonMistakes.in(new IllegalStateException()).isEmpty());
        assertTrue(JsonMistakes.in(null).isEmpty());
    }
}
