package org.chuishao.whistle.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    @Test
    void aTextIsCutIntoPairsThatNeverCrossASpace() {
        assertEquals(Set.of("排水", "水管", "管a"), Words.pairs("排水管A 破"));
        assertEquals(Set.of(), Words.pairs("水"));
        assertEquals(Set.of("😀水"), Words.pairs("😀水"));
    }

    @Test
    void everyWordMustOccurAndANumberMayBeOne() {
        var bound = new HashMap<String, Object>();
        var words = Words.of(" 排水 000123 ");
        assertEquals(List.of("排水", "000123"), words.words());
        words.condition("340803", bound::put);
        assertEquals("{\"340803排水\"}", bound.get("pairs0"));
        assertEquals("%排水%", bound.get("word0"));
        assertEquals("{\"340803000123\"}", bound.get("number1"));
    }

    @Test
    void whatMeansSomethingToTheDatabaseIsOnlyText() {
        var bound = new HashMap<String, Object>();
        Words.of("a%_\\ \"}").condition("340803", bound::put);
        assertEquals("%a\\%\\_\\\\%", bound.get("word0"));
        assertEquals("{\"340803\\\"}\"}", bound.get("pairs1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"水", "排水 管", "😀", "", "aa bb cc dd ee ff gg"})
    void wordsOfOneCharacterAndTooManyAreRefused(String asked) {
        assertThrows(Problem.class, () -> Words.of(asked));
        assertThrows(Problem.class, () -> Words.of("长".repeat(101)));
        assertEquals(new ArrayList<>(List.of("排水")), Words.of("排水").words());
    }
}
