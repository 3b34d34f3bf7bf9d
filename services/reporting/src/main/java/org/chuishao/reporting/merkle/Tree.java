package org.chuishao.reporting.merkle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Roots and proofs of RFC 6962 (section 2.1) out of stored hashes of complete subtrees. Each asks for O(log size) of them,
 * all at once: it is worked out twice, first to learn which hashes it takes and then with them.
 */
public final class Tree {
    private final Function<Set<Node>, Map<Node, byte[]>> store;

    /** @param store reads the hashes of complete subtrees */
    public Tree(Function<Set<Node>, Map<Node, byte[]>> store) {
        this.store = store;
    }

    public byte[] root(long size) {
        return size == 0
                ? Hashes.empty()
                : work(nodes -> List.of(hash(nodes, 0, size))).getFirst();
    }

    public byte[] leaf(long position) {
        return work(nodes -> List.of(nodes.apply(new Node(0, position)))).getFirst();
    }

    /** The siblings on the way from a leaf to the root, the lowest first. */
    public List<byte[]> inclusion(long position, long size) {
        require(position >= 0 && position < size, position + " is no leaf of " + size);
        return work(nodes -> path(nodes, position, 0, size));
    }

    /** What shows that the tree of {@code from} leaves is the beginning of the tree of {@code to}. */
    public List<byte[]> consistency(long from, long to) {
        require(from >= 0 && from <= to, from + " is not before " + to);
        return from == 0 || from == to ? List.of() : work(nodes -> subproof(nodes, from, 0, to, true));
    }

    /** The complete subtrees a tree of this size consists of, the largest first. */
    public static List<Node> peaks(long size) {
        var peaks = new ArrayList<Node>();
        long start = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >> level & 1) == 0) continue;
            peaks.add(new Node(level, start >> level));
            start += 1L << level;
        }
        return peaks;
    }

    private List<byte[]> work(Function<Function<Node, byte[]>, List<byte[]>> answer) {
        var needed = new LinkedHashSet<Node>();
        answer.apply(node -> {
            needed.add(node);
            return new byte[0];
        });
        var read = new HashMap<>(store.apply(needed));
        return answer.apply(node -> {
            var hash = read.get(node);
            if (hash == null) throw new IllegalStateException("the tree has lost " + node);
            return hash;
        });
    }

    private static byte[] hash(Function<Node, byte[]> nodes, long start, long end) {
        long size = end - start;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.apply(new Node(level, start >> level));
        }
        long middle = start + split(size);
        return Hashes.node(hash(nodes, start, middle), hash(nodes, middle, end));
    }

    private static List<byte[]> path(Function<Node, byte[]> nodes, long position, long start, long end) {
        if (end - start == 1) return new ArrayList<>();
        long middle = start + split(end - start);
        boolean left = position < middle;
        var path = left ? path(nodes, position, start, middle) : path(nodes, position, middle, end);
        path.add(left ? hash(nodes, middle, end) : hash(nodes, start, middle));
        return path;
    }

    private static List<byte[]> subproof(Function<Node, byte[]> nodes, long from, long start, long end, boolean whole) {
        if (from == end) {
            var proof = new ArrayList<byte[]>();
            if (!whole) proof.add(hash(nodes, start, end));
            return proof;
        }
        long middle = start + split(end - start);
        boolean left = from <= middle;
        var proof = left ? subproof(nodes, from, start, middle, whole) : subproof(nodes, from, middle, end, false);
        proof.add(left ? hash(nodes, middle, end) : hash(nodes, start, middle));
        return proof;
    }

    /** The largest power of two below the size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
