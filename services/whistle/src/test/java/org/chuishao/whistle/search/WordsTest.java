package org.chuishao.whistle.search;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.chuishao.kernel.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    private static final long HERE = 340803L << 42;

    private static Set<Long> together(String... pairs) {
        return Arrays.stream(pairs).map(WordsTest::pair).collect(toSet());
    }

    private static long pair(String pair) {
        var letters = pair.codePoints().toArray();
        return (long) letters[0] << 21 | letters[1];
    }

    @Test
    void aTextIsCutIntoPairsThatNeverCrossASpace() {
        assertEquals(together("排水", "水管", "管a"), Words.pairs("排水管A 破"));
        assertEquals(Set.of(), Words.pairs("水"));
        assertEquals(together("😀水"), Words.pairs("😀水"));
    }

    @Test
    void everyWordMustOccurAndANumberMayBeOne() {
        var words = Words.of(" 排水 000123 ");
        assertEquals(List.of("排水", "000123"), words.words());
        var asked = words.condition("340803");
        assertEquals(
                "s.grams @> ? and s.body like ? and (s.grams @> ? or s.grams @> ? and s.body like ?)", asked.sql());
        assertArrayEquals(
                new Object[] {
                    new long[] {HERE | pair("排水")},
                    "%排水%",
                    new long[] {-(HERE | 123)},
                    new long[] {HERE | pair("00"), HERE | pair("01"), HERE | pair("12"), HERE | pair("23")},
                    "%000123%"
                },
                asked.values().toArray());
    }

    /** The one gram asked for as a number, or none. */
    private static List<Long> numbersAskedFor(String word) {
        return Words.of(word).condition("340803").values().stream()
                .filter(long[].class::isInstance)
                .map(long[].class::cast)
                .flatMap(grams -> Arrays.stream(grams).boxed())
                .filter(gram -> gram < 0)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"340803-2026-000123", "2026-000123", "2026-123", "000123", "123", "0123"})
    void aWhistleIsFoundByEveryFormOfItsNumber(String asked) {
        var grams = Arrays.stream(Words.grams("340803", "", "340803-2026-000123"))
                .boxed()
                .collect(toSet());
        assertTrue(grams.containsAll(numbersAskedFor(asked)));
        assertEquals(1, numbersAskedFor(asked).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"340804-2026-000123", "2025-000123", "124", "0556-5325000", "-123", "99999999999", "2026123"})
    void andNotByAnother(String asked) {
        var grams = Arrays.stream(Words.grams("340803", "", "340803-2026-000123"))
                .boxed()
                .collect(toSet());
        assertTrue(Collections.disjoint(grams, numbersAskedFor(asked)));
    }

    @Test
    void aPairOfOneDistrictIsNoneOfAnotherAndNoNumber() {
        var here = Words.grams("340803", "井盖", "340803-2026-000123");
        assertArrayEquals(new long[] {HERE | pair("井盖"), -(HERE | 2026L << 30 | 123), -(HERE | 123)}, here);
        var there = Words.grams("340804", "井盖", "340804-2026-000123");
        assertEquals(
                6,
                LongStream.concat(Arrays.stream(here), Arrays.stream(there))
                        .distinct()
                        .count());
        assertTrue(Words.grams("999999", Character.toString(0x10FFFF).repeat(2), "999999-3999-999999999")[0] > 0);
    }

    @Test
    void whatMeansSomethingToTheDatabaseIsOnlyText() {
        assertEquals(
                "%a\\%\\_\\\\%", Words.of("a%_\\").condition("340803").values().get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"水", "排水 管", "😀", "", "aa bb cc dd ee ff gg"})
    void wordsOfOneCharacterAndTooManyAreRefused(String asked) {
        assertThrows(Problem.class, () -> Words.of(asked));
        assertThrows(Problem.class, () -> Words.of("长".repeat(101)));
        assertEquals(new ArrayList<>(List.of("排水")), Words.of("排水").words());
    }
}
