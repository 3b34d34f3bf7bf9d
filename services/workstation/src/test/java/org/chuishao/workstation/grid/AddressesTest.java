package org.chuishao.workstation.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @ValueSource(strings = {"马山路18号3栋", "马山路１８号 3栋", " 马山路18号，3栋。", "马山路18号（3栋）"})
    void oneAddressHoweverItIsTyped(String address) {
        assertEquals("马山路18号3栋", Addresses.plain(address));
    }

    @ParameterizedTest
    @CsvSource({"马山路18-3号, 马山路18-3号", "马山路18－3号, 马山路18-3号", "马山路18 、3号, 马山路18-3号", "A座-3, a座3", "18-, 18"})
    void numbersStayApart(String address, String plain) {
        assertEquals(plain, Addresses.plain(address));
    }

    @Test
    void anAddressIsWithinItsBeginningsButNoNumberIsCut() {
        assertEquals(List.of("玉路12", "玉路", "玉"), Addresses.within("玉路 12"));
        assertTrue(Addresses.within("玉路18-3号").contains("玉路18"));
        assertFalse(Addresses.within("玉路18-3号").contains("玉路183"));
    }
}
