package org.chuishao.workstation.grid;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** How addresses are compared: without spaces, full-width forms as plain ones, and never between two digits. */
final class Addresses {
    static final int MAX_LENGTH = 100;

    private Addresses() {}

    static String plain(String address) {
        return Normalizer.normalize(address, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    /**
     * What may be listed of an address, the longest first: 马山路18号3栋 is within 马山路18号 and 马山路, never within 马山路1.
     */
    static List<String> within(String address) {
        var plain = plain(address);
        var found = new ArrayList<String>();
        for (int end = Math.min(plain.length(), MAX_LENGTH); end > 0; end--) {
            boolean splitsNumber = end < plain.length()
                    && Character.isDigit(plain.charAt(end))
                    && Character.isDigit(plain.charAt(end - 1));
            if (!splitsNumber) found.add(plain.substring(0, end));
        }
        return found;
    }
}
