package org.chuishao.catalogue.match;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The rows one gram is in, in their order: of each the distance from the one before, seven bits to a byte, the lowest first. A frequent
 * gram, and to such belong most rows, needs one byte for each.
 */
final class Rows {
    private static final int MORE = 0x80;

    private byte[] distances = new byte[4];
    private int length;
    private int count;
    private int last = -1;

    int count() {
        return count;
    }

    /**
     * @param row none before is higher
     * @return false when it is there already
     */
    boolean add(int row) {
        if (row == last) return false;
        int distance = row - last;
        for (; distance >= MORE; distance >>>= 7) put(distance | MORE);
        put(distance);
        last = row;
        count++;
        return true;
    }

    private void put(int bits) {
        if (length == distances.length) distances = Arrays.copyOf(distances, length + (length >> 2) + 4);
        distances[length++] = (byte) bits;
    }

    void each(IntConsumer visitor) {
        int row = -1;
        for (int at = 0; at < length; at++) {
            int shift = 0;
            for (; distances[at] < 0; shift += 7) row += (distances[at++] & 0x7f) << shift;
            row += distances[at] << shift;
            visitor.accept(row);
        }
    }

    /** The others move up. */
    Rows withoutFirst(int gone) {
        var rest = new Rows();
        each(row -> {
            if (row >= gone) rest.add(row - gone);
        });
        return rest;
    }
}
