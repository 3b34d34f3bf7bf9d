package org.chuishao.reporting.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chuishao.reporting.ledger.Leaf;

/**
 * One line of an export, read without understanding it: every field as its JSON shows it. Anything a ledger does not write,
 * an unknown or doubled field, a number for a text, a null, is no ledger line.
 *
 * @param cells in the order of {@link Leaf#FIELDS}
 */
record ExportedLine(long position, String leaf, List<String> cells) {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String POSITION = "position";
    private static final String LEAF = "leaf";
    private static final Map<String, Integer> PLACES = places();

    /** @throws IOException saying what makes it no ledger line */
    static ExportedLine read(byte[] bytes, int length) throws IOException {
        try (var parser = JSON.createParser(bytes, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) throw new IOException("no JSON object");
            var cells = new String[Leaf.FIELDS.size()];
            Long position = null;
            String leaf = null;
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                boolean number = name.equals("seq") || name.equals(POSITION);
                var value = value(parser, number, name);
                if (name.equals(POSITION)) position = Long.parseLong(value);
                else if (name.equals(LEAF)) leaf = value;
                else cells[place(name)] = value;
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null)
                throw new IOException("more than one JSON object");
            if (position == null || leaf == null) throw new IOException("no position or no leaf");
            return new ExportedLine(position, leaf, Arrays.asList(cells));
        } catch (NumberFormatException e) {
            throw new IOException("a position beyond all ledgers", e);
        }
    }

    private static String value(JsonParser parser, boolean number, String name) throws IOException {
        var wanted = number ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_STRING;
        if (parser.nextToken() != wanted) throw new IOException("\"" + name + "\" is not " + wanted);
        return parser.getText();
    }

    private static int place(String name) throws IOException {
        var place = PLACES.get(name);
        if (place == null) throw new IOException("\"" + name + "\" is no field of a ledger line");
        return place;
    }

    private static Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        for (var name : Leaf.FIELDS) places.put(name, places.size());
        return places;
    }
}
