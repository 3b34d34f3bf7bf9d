package org.chuishao.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en                    | true
                    en-GB,en;q=0.9        | true
                    fr, en;q=0.5          | true
                    en;q=0.5, zh          | false
                    zh-CN, en             | false
                    fr                    | false
                    *                     | false
                    ;;;q=x                | false
                                          | false
                    """)
    void chineseUnlessEnglishIsPreferred(String header, boolean english) {
        assertEquals(english, Language.prefersEnglish(header));
    }
}
