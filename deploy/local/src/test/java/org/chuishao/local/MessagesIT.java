package org.chuishao.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Real messages of citizens, raised one by one: each has to reach the inbox of the department it is dispatched to. */
class MessagesIT {
    @Test
    @EnabledIfSystemProperty(
            named = "chuishao.messages",
            matches = ".+",
            disabledReason =
                    "no messages given: -Dchuishao.messages=FILE names a CSV with id, title, description, level1")
    void everyMessageReachesADepartment() throws Exception {
        var town = Town.shared();
        var messages = read(new File(System.getProperty("chuishao.messages")));
        assertFalse(messages.isEmpty());
        var sent = new ArrayList<Future<String>>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var message : messages) sent.add(people.submit(() -> send(town, message)));
        }
        var inboxes = new HashSet<String>();
        for (var department : Town.DEPARTMENTS) inboxes.addAll(inbox(town, department));
        for (var one : sent) assertTrue(inboxes.contains(one.get()), () -> "nobody got one of " + inboxes.size());
    }

    private static String send(Town town, Map<String, String> message) {
        var whistle = town.deputy().passesOn(message.get("title"), message.get("description"));
        var department =
                Town.DEPARTMENTS.get(Math.floorMod(message.get("level1").hashCode(), 3));
        town.dispatcher().dispatches(whistle, department);
        whistle.dutyOf(department);
        return whistle.id();
    }

    private static List<String> inbox(Town town, String department) {
        var waiting = new ArrayList<String>();
        town.clerk(department)
                .gets("/assignments?state=PENDING&limit=200")
                .path("items")
                .forEach(duty -> waiting.add(duty.path("whistleId").asText()));
        return waiting;
    }

    private static List<Map<String, String>> read(File file) throws Exception {
        try (var rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(file)) {
            return rows.readAll();
        }
    }
}
