package org.chuishao.reporting.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.chuishao.reporting.ledger.Leaf;
import org.chuishao.reporting.ledger.LedgerLine;
import org.chuishao.reporting.ledger.SampleLedger;
import org.chuishao.reporting.merkle.Hashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing can be done to an exported ledger that the verifier does not find; an intact one it leaves alone. */
class VerificationTest {
    private static final int MUTATIONS = 10_000;
    private static final SampleLedger LEDGER = SampleLedger.of(30);

    @TempDir
    Path folder;

    private static byte[] file(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(UTF_8);
    }

    private static Verification.Verdict verdict(byte[] ledger) throws IOException {
        return Verification.of(new ByteArrayInputStream(ledger), LEDGER.checkpoint(), LEDGER.keys());
    }

    @Test
    void anIntactLedgerIsIntact() throws IOException {
        assertEquals(new Verification.Verdict(30, List.of()), verdict(file(LEDGER.lines())));
        var lastLineFeedMissing = String.join("\n", LEDGER.lines()).getBytes(UTF_8);
        assertTrue(verdict(lastLineFeedMissing).isIntact());
        var none = SampleLedger.of(0);
        assertTrue(Verification.of(new ByteArrayInputStream(new byte[0]), none.checkpoint(), none.keys())
                .isIntact());
    }

    @Test
    void tenThousandRandomMutationsAreAllFound() throws IOException {
        var random = new Random(20260916);
        for (int i = 0; i < MUTATIONS; i++) {
            var lines = new ArrayList<>(LEDGER.lines());
            var what = mutate(lines, random);
            var mutated = what.equals("byte") ? flipped(file(LEDGER.lines()), random) : file(lines);
            if (Arrays.equals(mutated, file(LEDGER.lines()))) continue; // swapped with itself
            var number = i;
            // the checkpoint is whole: its signature, the slow part, is another test's matter
            var verdict = Verification.of(new ByteArrayInputStream(mutated), LEDGER.checkpoint(), null);
            assertTrue(!verdict.isIntact(), () -> what + " was not found, mutation " + number);
        }
    }

    private static String mutate(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        return switch (random.nextInt(9)) {
            case 0 -> {
                lines.remove(at);
                yield "deletion";
            }
            case 1 -> {
                lines.subList(at, lines.size()).clear();
                yield "truncation";
            }
            case 2 -> {
                Collections.swap(lines, at, other);
                yield "reordering";
            }
            case 3 -> {
                lines.add(other, lines.get(at));
                yield "doubling";
            }
            case 4 -> {
                lines.add(at, SampleLedger.forged(at));
                yield "insertion";
            }
            case 5 -> {
                lines.set(at, SampleLedger.forged(at)); // with the hash that fits it
                yield "forgery";
            }
            case 6 -> {
                lines.set(at, changedField(lines.get(at), random));
                yield "edit";
            }
            case 7 -> {
                renumberedSwap(lines, at, other);
                yield "renumbered reordering";
            }
            default -> "byte";
        };
    }

    /** Swaps two lines and gives each the other's position: only the tree tells. */
    private static void renumberedSwap(List<String> lines, int at, int other) {
        Collections.swap(lines, at, other);
        for (int i : List.of(at, other))
            lines.set(i, lines.get(i).replaceFirst("\"position\":\\d+", "\"position\":" + i));
    }

    private static String changedField(String line, Random random) {
        var field = Leaf.FIELDS.get(random.nextInt(Leaf.FIELDS.size()));
        var changed = line.replaceFirst("\"" + field + "\":(\"[^\"]*\"|\\d+)", "\"" + field + "\":\"x\"");
        // a field that was absent comes to be there
        return changed.equals(line) ? line.replace("{", "{\"" + field + "\":\"x\",") : changed;
    }

    private static byte[] flipped(byte[] file, Random random) {
        var bytes = file.clone();
        int at = random.nextInt(bytes.length - 1); // the last line feed may go
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    /** Positive control: without the tree, a renumbered swap with its own hashes passes every look at single lines. */
    @Test
    void onlyTheRootTellsARenumberedSwap() throws IOException {
        var lines = new ArrayList<>(LEDGER.lines());
        renumberedSwap(lines, 3, 20);
        assertEquals(1, verdict(file(lines)).findings().size());
        assertTrue(verdict(file(lines)).findings().getFirst().en().startsWith("The root differs"));
    }

    @Test
    void whatIsFoundIsSaidByLine() throws IOException {
        var lines = new ArrayList<>(LEDGER.lines());
        lines.set(6, lines.get(6).replace("\"earned\":\"37.5\"", "\"earned\":\"36.5\""));
        var found = verdict(file(lines)).findings();
        assertEquals(
                "Line 7 is not what its hash says: it was edited.",
                found.getFirst().en());
        assertEquals("第 7 行的内容与其哈希不符：内容被改动。", found.getFirst().zh());
    }

    @Test
    void anotherCheckpointKeyOrSignatureIsFound() throws IOException {
        var ledger = file(LEDGER.lines());
        for (var wrong :
                List.of("\"signature\":\"AAAA", "\"keyId\":\"x", "\"at\":\"2027", "\"root\":\"AAAA", "\"size\":1")) {
            var name = wrong.substring(0, wrong.indexOf(':') + 1);
            var bent = LEDGER.checkpoint().replaceFirst(name + "\"?.{3}", wrong.replace("$", ""));
            assertTrue(
                    !Verification.of(new ByteArrayInputStream(ledger), bent, LEDGER.keys())
                            .isIntact(),
                    bent);
        }
        var another = SampleLedger.of(31);
        assertTrue(!Verification.of(new ByteArrayInputStream(ledger), another.checkpoint(), LEDGER.keys())
                .isIntact());
        for (var keys : List.of("{\"keys\":[]}", "{", "[]", LEDGER.keys().replaceFirst("\"x\":\"....", "\"x\":\"AAAA")))
            assertTrue(
                    !Verification.of(new ByteArrayInputStream(ledger), LEDGER.checkpoint(), keys)
                            .isIntact(),
                    keys);
        assertTrue(!Verification.of(new ByteArrayInputStream(ledger), "{}{", LEDGER.keys())
                .isIntact());
    }

    @Test
    void theCommandEndsWithAStatusScriptsCanUse() throws IOException {
        var ledger = folder.resolve("ledger.jsonl");
        var checkpoint = Files.writeString(folder.resolve("checkpoint.json"), LEDGER.checkpoint())
                .toString();
        var keys = Files.writeString(folder.resolve("keys.json"), LEDGER.keys()).toString();
        Files.write(ledger, file(LEDGER.lines()));
        assertEquals(0, Verifier.run(ledger.toString(), checkpoint, keys));
        assertEquals(0, Verifier.run(ledger.toString(), checkpoint));
        Files.write(ledger, file(LEDGER.lines().subList(0, 29)));
        assertEquals(1, Verifier.run(ledger.toString(), checkpoint, keys));
        assertEquals(2, Verifier.run(ledger.toString()));
        assertEquals(2, Verifier.run(folder.resolve("nowhere").toString(), checkpoint));
    }

    /** Whoever changes a field of the ledger changes every hash: this says that the form must then change, too. */
    @Test
    void aLinesFieldsAreItsLeafs() {
        var fields = Arrays.stream(LedgerLine.class.getRecordComponents())
                .map(component -> component.getName())
                .filter(name -> !name.equals("position") && !name.equals("leaf"))
                .toList();
        assertEquals(Leaf.FIELDS, fields);
        var cells = new ArrayList<String>(Collections.nCopies(Leaf.FIELDS.size(), null));
        cells.set(0, "哨");
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0, 0, 0, 23});
        bytes.writeBytes("chuishao-ledger-line-v1".getBytes(UTF_8));
        bytes.writeBytes(new byte[] {0, 0, 0, 3, (byte) 0xe5, (byte) 0x93, (byte) 0xa8});
        for (int i = 1; i < cells.size(); i++) bytes.writeBytes(new byte[] {-1, -1, -1, -1});
        assertEquals(List.of(Hashes.leaf(bytes.toByteArray())).getFirst().length, Leaf.hash(cells).length);
        assertTrue(Arrays.equals(Hashes.leaf(bytes.toByteArray()), Leaf.hash(cells)));
    }
}
