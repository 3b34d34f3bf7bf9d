package org.chuishao.kernel.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Problem.Violation;

/** What register entries are held to, one put at its address or many in a batch. */
public final class Batch {
    public static final int MAX = 1000;

    private Batch() {}

    /** In the request record's constructor: an endless list is refused before each of its entries is examined. */
    public static void checkSize(String field, List<?> entries) {
        if (entries != null && (entries.isEmpty() || entries.size() > MAX))
            throw Problem.invalid(field, "一次提交 1 至 " + MAX + " 条。", "Send 1 to " + MAX + " entries at a time.");
    }

    /** A single entry need not repeat the code of its address, but must not contradict it. */
    public static void checkSameCode(String address, String given) {
        if (given != null && !given.equals(address))
            throw Problem.invalid(
                    "code", "代码与地址中的“" + address + "”不一致。", "Not the \"" + address + "\" of the address.");
    }

    /**
     * @param wrong what is wrong with one entry that lies at the path: {@code items[17].}
     * @throws Problem 400 listing everything that is wrong with any entry
     */
    public static <E> void check(
            String field, List<E> entries, Function<E, String> code, BiFunction<E, String, List<Violation>> wrong) {
        var found = new ArrayList<Violation>();
        var seen = new HashSet<String>();
        for (int i = 0; i < entries.size(); i++) {
            var path = field + "[" + i + "].";
            found.addAll(wrong.apply(entries.get(i), path));
            if (!seen.add(code.apply(entries.get(i))))
                found.add(Violation.of(path + "code", "代码在本批中重复。", "This code is in the batch twice."));
        }
        if (!found.isEmpty()) throw Problem.invalid(found);
    }
}
