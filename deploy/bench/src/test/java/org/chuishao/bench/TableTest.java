package org.chuishao.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
    @Test
    void aLineIsHeldAgainstTheBareOneOfItsKindWithAsManyClients() {
        var table = new Table();
        table.floor(line("bare write", 16, 4000));
        table.floor(line("bare page", 16, 16000));
        table.add(line("raise", 16, 1000));
        table.add(line("first page", 16, 4000));
        table.add(line("raise", 64, 1000));
        table.floor(line("bare page of a million", 16, 8000));
        table.add(line("first page of a million", 16, 4000));

        var rows = table.csv().lines().toList();
        assertTrue(rows.get(3).startsWith("raise,16,1000,0.250,"), rows.get(3));
        assertTrue(rows.get(4).startsWith("first page,16,4000,0.250,"), rows.get(4));
        assertTrue(rows.get(5).startsWith("raise,64,1000,,"), "no floor was measured with 64: " + rows.get(5));
        assertTrue(rows.get(7).startsWith("first page of a million,16,4000,0.500,"), rows.get(7));
    }

    @Test
    void whatIsUnknownIsNotLeftOut() {
        var table = new Table();
        table.floor(line("bare write", 1, 1000));
        table.add(line("raise", 1, 400));
        assertEquals(
                "raise,1,400,0.400,400,1.0,–,–,0,?,?,?,?,?",
                table.csv().lines().toList().getLast());
        var negative = new Cpu.Spent(1, -0.5, 1, 1, 1);
        assertTrue(table.add(new Line("raise", 1, 400, 1, 1, 2, 0, negative)).contains("  -0.50  "));
    }

    @Test
    void twoRunsAreComparedLineByLine(@TempDir Path folder) throws Exception {
        var before = new Table();
        before.add(line("raise", 16, 100));
        before.add(line("gone since", 16, 100));
        var now = new Table();
        now.add(line("raise", 16, 250));
        now.add(line("new since", 16, 100));
        var compared = now.compare(Table.Rates.of(Files.writeString(folder.resolve("a.csv"), before.csv())));
        assertTrue(compared.contains("| raise | 16 | 100 | 250 | 2.50 |"), compared);
        assertEquals(3, compared.strip().lines().count(), compared);
        assertFalse(compared.contains("since"), compared);
    }

    @Test
    void aRunWithoutTheNewColumnsIsComparedWithAWarning(@TempDir Path folder) throws Exception {
        var now = new Table();
        now.add(line("raise", 16, 250));
        var before = """
                what,clients,per second,of bare,p50 ms,p99 ms,errors
                raise,16,100,0.1,1.0,2.0,0
                """;
        var compared = now.compare(Table.Rates.of(Files.writeString(folder.resolve("a.csv"), before)));
        assertTrue(compared.contains("| raise | 16 | 100 | 250 | 2.50 |"), compared);
        assertTrue(compared.contains("older way"), compared);
    }

    @Test
    void whatCannotBeComparedWithIsRefused(@TempDir Path folder) throws Exception {
        var commas = Files.writeString(
                folder.resolve("a.csv"), "what,clients,per second,of bare\nbare server, one,1,7924,1.000\n");
        assertThrows(IllegalArgumentException.class, () -> Table.Rates.of(commas));
        var other = Files.writeString(folder.resolve("b.csv"), "name,code\nURBAN,1\n");
        assertThrows(IllegalArgumentException.class, () -> Table.Rates.of(other));
    }

    @Test
    void aNameWithACommaWouldBeReadAsTwoCells() {
        assertThrows(IllegalArgumentException.class, () -> line("scores, unchanged", 16, 100));
    }

    private static Line line(String what, int clients, double rate) {
        return new Line(what, clients, (long) rate, 1, 1, 2, 0, Cpu.Spent.UNKNOWN);
    }
}
