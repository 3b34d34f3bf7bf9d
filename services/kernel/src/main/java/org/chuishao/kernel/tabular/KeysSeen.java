package org.chuishao.kernel.tabular;

/**
 * On which line each key of a file came: 24 bytes a key, so that a million of them cost little. Keys are told apart by 64
 * bits of theirs: for two of a million different ones to look the same is less likely than 1 in 10 million.
 */
final class KeysSeen {
    private long[] marks = new long[1024];
    private int[] lines = new int[1024];
    private int count;

    /** @return the line the key came on before, 0 if it is new */
    int add(String key, int line) {
        if (count * 2 >= marks.length) grow();
        int slot = slot(mark(key));
        if (lines[slot] != 0) return lines[slot];
        marks[slot] = mark(key);
        lines[slot] = line;
        count++;
        return 0;
    }

    private int slot(long mark) {
        int slot = (int) (mark & marks.length - 1);
        while (lines[slot] != 0 && marks[slot] != mark) slot = slot + 1 & marks.length - 1;
        return slot;
    }

    private void grow() {
        var oldMarks = marks;
        var oldLines = lines;
        marks = new long[oldMarks.length * 2];
        lines = new int[marks.length];
        for (int i = 0; i < oldLines.length; i++) {
            if (oldLines[i] == 0) continue;
            int slot = slot(oldMarks[i]);
            marks[slot] = oldMarks[i];
            lines[slot] = oldLines[i];
        }
    }

    private static long mark(String key) {
        long mark = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            mark = (mark ^ key.charAt(i)) * 0x9E3779B97F4A7C15L;
            mark ^= mark >>> 29;
        }
        mark *= 0xBF58476D1CE4E5B9L;
        return mark ^ mark >>> 32;
    }
}
