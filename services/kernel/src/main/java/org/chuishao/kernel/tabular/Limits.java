package org.chuishao.kernel.tabular;

/**
 * How much of a file is taken at all.
 *
 * @param bytes of the file as it is sent
 * @param rows below the header
 * @param columns of a row, also empty ones
 * @param characters of a cell
 * @param inflated bytes of one part of a workbook once it is unpacked
 * @param ratio how many times its packed size a part may be, once it is larger than {@link #HARMLESS}
 */
public record Limits(long bytes, int rows, int columns, int characters, long inflated, int ratio) {
    /** Bytes anything may unpack to: a short sheet of one word packs a thousandfold and does no harm. */
    static final long HARMLESS = 8 << 20;

    /** Characters; no cell of a spreadsheet takes more. */
    public static final int CELL = 32_767;

    public static Limits rows(int rows) {
        return new Limits(64 << 20, rows, 200, CELL, 1 << 30, 200);
    }
}
