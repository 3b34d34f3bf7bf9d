package org.chuishao.whistle.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chuishao.kernel.database.Condition;
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
        var words = Words.of(" 排水 000123 ");
        assertEquals(List.of("排水", "000123"), words.words());
        assertEquals(
                Condition.of(
                        "s.grams @> ? and s.body like ? and (s.grams @> ? or s.grams @> ? and s.body like ?)",
                        List.of("340803排水"),
                        "%排水%",
                        List.of("340803000123"),
                        List.of("34080300", "34080301", "34080312", "34080323"),
                        "%000123%"),
                words.condition("340803"));
    }

    @Test
    void whatMeansSomethingToTheDatabaseIsOnlyText() {
        assertEquals(
                "%a\\%\\_\\\\%", Words.of("a%_\\").condition("340803").values().get(1));
    }

    @Test
    void aWhistleIsFoundByItsPairsAndByEveryFormOfItsNumber() {
        assertEquals(
                List.of("340803井盖", "340803340803-2026-000123", "3408032026-000123", "340803000123", "340803123"),
                Words.grams("340803", "井盖", "340803-2026-000123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"水", "排水 管", "😀", "", "aa bb cc dd ee ff gg"})
    void wordsOfOneCharacterAndTooManyAreRefused(String asked) {
        assertThrows(Problem.class, () -> Words.of(asked));
        assertThrows(Problem.class, () -> Words.of("长".repeat(101)));
        assertEquals(new ArrayList<>(List.of("排水")), Words.of("排水").words());
    }
}
