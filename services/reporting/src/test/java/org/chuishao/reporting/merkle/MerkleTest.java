package org.chuishao.reporting.merkle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roots and proofs against the definition of RFC 6962, taken literally, and against the vectors logs are tested with. */
class MerkleTest {
    private static final int MOST = 70;

    private final List<byte[]> leaves = new ArrayList<>();
    private final Map<Node, byte[]> stored = new HashMap<>();
    private final Growth growth = new Growth();
    private int read;

    private final Tree tree = new Tree(nodes -> {
        read += nodes.size();
        var found = new HashMap<>(stored);
        found.keySet().retainAll(nodes);
        return found;
    });

    private void add(byte[] content) {
        var leaf = Hashes.leaf(content);
        stored.put(new Node(0, leaves.size()), leaf);
        leaves.add(leaf);
        growth.add(leaf).forEach(completed -> stored.put(completed.node(), completed.hash()));
    }

    private void grow(int size) {
        for (int i = leaves.size(); i < size; i++) add(("line " + i).getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 6962, 2.1. */
    private static byte[] literally(List<byte[]> leaves) {
        if (leaves.isEmpty()) return Hashes.empty();
        if (leaves.size() == 1) return leaves.getFirst();
        int k = 1;
        while (k * 2 < leaves.size()) k *= 2;
        return Hashes.node(literally(leaves.subList(0, k)), literally(leaves.subList(k, leaves.size())));
    }

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void theRootsOfTheTransparencyLogsOwnVectors(int size, String root) {
        var contents = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        contents.stream().limit(size).forEach(content -> add(HexFormat.of().parseHex(content)));
        assertEquals(root, HexFormat.of().formatHex(growth.root()));
        assertEquals(root, HexFormat.of().formatHex(tree.root(size)));
    }

    @Test
    void everyRootOfEverySizeIsTheDefinitions() {
        grow(MOST);
        for (int size = 0; size <= MOST; size++) assertArrayEquals(literally(leaves.subList(0, size)), tree.root(size));
        assertArrayEquals(tree.root(MOST), growth.root());
        var peaks = Tree.peaks(MOST).stream().map(stored::get).toList();
        assertArrayEquals(growth.root(), new Growth(MOST, peaks).root());
    }

    @Test
    void everyInclusionIsProvedAndNoOther() {
        grow(MOST);
        for (int size = 1; size <= MOST; size++) {
            var root = tree.root(size);
            for (int position = 0; position < size; position++) {
                var path = tree.inclusion(position, size);
                var leaf = leaves.get(position);
                assertTrue(Proofs.includes(leaf, position, size, root, path));
                assertFalse(Proofs.includes(Hashes.leaf(new byte[] {1}), position, size, root, path));
                assertFalse(Proofs.includes(leaf, (position + 1) % size, size, root, path) && size > 1);
                assertFalse(Proofs.includes(leaf, position, size, growth.root(), path) && size < MOST);
                if (path.isEmpty()) continue;
                var shorter = path.subList(1, path.size());
                assertFalse(Proofs.includes(leaf, position, size, root, shorter));
            }
        }
    }

    @Test
    void everyBeginningIsProvedAndNoOther() {
        grow(MOST);
        for (int to = 0; to <= MOST; to++) {
            for (int from = 0; from <= to; from++) {
                var proof = tree.consistency(from, to);
                assertTrue(Proofs.extend(from, tree.root(from), to, tree.root(to), proof), from + " to " + to);
                if (from == 0 || from == to) continue;
                assertFalse(Proofs.extend(from, Hashes.leaf(new byte[0]), to, tree.root(to), proof));
                assertFalse(Proofs.extend(from, tree.root(from), to, Hashes.leaf(new byte[0]), proof));
                var reversed = new ArrayList<>(proof);
                Collections.reverse(reversed);
                if (proof.size() > 1) assertFalse(Proofs.extend(from, tree.root(from), to, tree.root(to), reversed));
            }
        }
    }

    @Test
    void aProofReadsFewHashesHoweverLongTheLedger() {
        grow(5000);
        tree.root(5000);
        tree.inclusion(1234, 5000);
        tree.consistency(777, 5000);
        assertTrue(read < 3 * 2 * 13, read + " hashes read");
        assertThrows(IllegalArgumentException.class, () -> tree.inclusion(5000, 5000));
        assertThrows(IllegalArgumentException.class, () -> tree.consistency(2, 1));
    }
}
