package org.chuishao.catalogue.item;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void aTextIsTakenApartIntoCharactersAndNeighbours() {
        assertEquals(List.of("路", "灯", "坏", "路灯", "灯坏"), List.of(Wording.grams("路灯坏")));
        assertArrayEquals(new String[] {"路灯", "灯坏"}, Wording.gramsToLookUp("路灯坏"));
        assertArrayEquals(new String[] {"灯"}, Wording.gramsToLookUp("灯"));
    }

    @Test
    void pairsDoNotReachFromOneKeywordIntoTheNext() {
        assertTrue(
                !Arrays.asList(Wording.grams(Wording.of("路灯", List.of("井盖")))).contains("灯井"));
    }

    @Test
    void widthAndCaseOfLettersDoNotMatter() {
        assertEquals(List.of("5g", "基站"), Wording.words(" ５Ｇ　基站 "));
    }

    @Test
    void rareCharactersBeyondThePlaneStayWhole() {
        assertEquals(List.of("𠮷", "野", "𠮷野"), List.of(Wording.grams("𠮷野")));
    }
}
