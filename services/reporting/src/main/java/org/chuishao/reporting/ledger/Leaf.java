package org.chuishao.reporting.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chuishao.reporting.merkle.Hashes;

/**
 * The bytes of a ledger line that are hashed. Made so that any language can make them from the line's JSON without
 * understanding it: {@link #FORM}, then the line's fields in the order of {@link #FIELDS}, each exactly as its JSON shows it
 * (a number as its digits). Every text is its length in bytes of UTF-8, as four bytes big-endian, and those bytes; a field
 * that is absent is the length FFFFFFFF and nothing more. The leaf's hash is SHA-256 of a zero byte and all that.
 */
public final class Leaf {
    /** Changes if ever the fields do, so that no line can pass for one of another form. */
    static final String FORM = "chuishao-ledger-line-v1";

    public static final List<String> FIELDS = List.of(
            "district",
            "seq",
            "id",
            "organisation",
            "assignmentId",
            "whistleId",
            "whistleNumber",
            "fact",
            "indicator",
            "adjustment",
            "role",
            "kind",
            "weight",
            "roleFactor",
            "kindFactor",
            "grade",
            "possible",
            "earned",
            "points",
            "rule",
            "policy",
            "zh",
            "en",
            "occurredAt",
            "month",
            "postedAt",
            "compensates");

    private static final byte[] ABSENT = {-1, -1, -1, -1};

    private Leaf() {}

    /** @param cells the values of {@link #FIELDS}, null where absent */
    public static byte[] hash(List<String> cells) {
        var bytes = new ByteArrayOutputStream(1024);
        write(bytes, FORM);
        for (var cell : cells) write(bytes, cell);
        return Hashes.leaf(bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream bytes, String cell) {
        if (cell == null) {
            bytes.writeBytes(ABSENT);
            return;
        }
        var text = cell.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(text.length).array());
        bytes.writeBytes(text);
    }
}
