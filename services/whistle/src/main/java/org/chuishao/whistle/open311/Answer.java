package org.chuishao.whistle.open311;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * What is answered, in either of the standard's forms: a list of objects, or elements within one.
 *
 * @param replayed as it was answered before
 */
record Answer(String root, String element, List<Map<String, Object>> items, boolean replayed) {
    static Answer of(String root, String element, List<Map<String, Object>> items) {
        return new Answer(root, element, items, false);
    }

    static Answer single(String root, Map<String, Object> item) {
        return new Answer(root, null, List.of(item), false);
    }

    static Answer error(int status, String description) {
        return of("errors", "error", List.of(Map.of("code", status, "description", description)));
    }

    Answer again() {
        return new Answer(root, element, items, true);
    }

    /** For Jackson. */
    Object json() {
        return element == null ? items.getFirst() : items;
    }

    String xml() {
        var text = new StringWriter();
        try (var xml = new Elements(root, text)) {
            for (var item : items) xml.add(element, item);
        } catch (XMLStreamException | IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
