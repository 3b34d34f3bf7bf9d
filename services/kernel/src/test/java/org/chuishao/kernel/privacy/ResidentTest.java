package org.chuishao.kernel.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidentTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            王小明, 13812345678,   王**, 138****5678
            王小明, +86 138 1234 5678, 王**, 861****5678
            李,     0556-5123456,  李**, 055****3456
            𠮷野,   551-2345,      𠮷**, ****45
            李四,   551 23456,     李**, ****56
            李四,   12345,         李**, ****45
            """)
    void enoughIsHiddenOfEveryNumber(String name, String phone, String shownName, String shownPhone) {
        assertEquals(new MaskedResident(shownName, shownPhone), new Resident(name, phone).masked());
    }
}
