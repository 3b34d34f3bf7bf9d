package org.chuishao.reporting.merkle;

import java.util.Arrays;
import java.util.List;

/** What a sceptic computes from a proof (RFC 9162, sections 2.1.3.2 and 2.1.4.2): needs no ledger and trusts nobody. */
public final class Proofs {
    private Proofs() {}

    /** Is this the leaf at this position of the tree with this size and root? */
    public static boolean includes(byte[] leaf, long position, long size, byte[] root, List<byte[]> path) {
        if (position < 0 || position >= size) return false;
        long at = position;
        long last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                hash = Hashes.node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Is the tree {@code (from, fromRoot)} the beginning of {@code (to, toRoot)}? */
    public static boolean extend(long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
        if (from < 0 || from > to) return false;
        if (from == 0) return proof.isEmpty() && Arrays.equals(fromRoot, Hashes.empty());
        if (from == to) return proof.isEmpty() && Arrays.equals(fromRoot, toRoot);
        if (proof.isEmpty()) return false;
        boolean complete = Long.bitCount(from) == 1;
        var rest = complete ? proof : proof.subList(1, proof.size());
        var oldRoot = complete ? fromRoot : proof.getFirst();
        var newRoot = oldRoot;
        long at = from - 1;
        long last = to - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        for (var sibling : rest) {
            if (last == 0) return false;
            if ((at & 1) == 1 || at == last) {
                oldRoot = Hashes.node(sibling, oldRoot);
                newRoot = Hashes.node(sibling, newRoot);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                newRoot = Hashes.node(newRoot, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(oldRoot, fromRoot) && Arrays.equals(newRoot, toRoot);
    }
}
