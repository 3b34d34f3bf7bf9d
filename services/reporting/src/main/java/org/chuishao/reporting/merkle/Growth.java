package org.chuishao.reporting.merkle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A Merkle tree that leaves are added to; it remembers only its peaks, at most one subtree of each level. */
public final class Growth {
    private final Deque<byte[]> peaks = new ArrayDeque<>();
    private long size;

    /** A subtree that an added leaf completed. */
    public record Completed(Node node, byte[] hash) {}

    /** An empty tree. */
    public Growth() {}

    /** @param peaks the hashes of {@link Tree#peaks(long)} of this size, the largest first */
    public Growth(long size, List<byte[]> peaks) {
        this.size = size;
        peaks.forEach(this.peaks::push);
    }

    /** @return the subtrees above the leaf that are complete now, the lowest first */
    public List<Completed> add(byte[] leaf) {
        var completed = new ArrayList<Completed>();
        var hash = leaf;
        long place = size++;
        for (int level = 1; (place & 1) == 1; level++) {
            hash = Hashes.node(peaks.pop(), hash);
            place >>= 1;
            completed.add(new Completed(new Node(level, place), hash));
        }
        peaks.push(hash);
        return completed;
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        byte[] root = null;
        for (var peak : peaks) root = root == null ? peak : Hashes.node(peak, root);
        return root == null ? Hashes.empty() : root;
    }
}
