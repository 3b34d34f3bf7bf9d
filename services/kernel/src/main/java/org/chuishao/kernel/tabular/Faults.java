package org.chuishao.kernel.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.ProblemFinish;
import org.chuishao.kernel.problem.Text;

/** All that is wrong in a file: everything is counted, the first thousand are kept to be told. */
public final class Faults {
    public static final int TOLD = 1000;

    private final List<Fault> kept = new ArrayList<>();
    private int count;

    public void add(int line, Text column, Text reason) {
        count++;
        if (kept.size() < TOLD) kept.add(new Fault(line, column, reason));
    }

    public void add(int line, Field<?> field, String zh, String en) {
        add(line, field.header(), new Text(zh, en));
    }

    /** What is wrong with the file as a whole, or a line of it, in the words of a refusal. */
    public void add(int line, Problem refusal) {
        add(line, (Text) null, refusal.detail());
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** However many are told. */
    public int count() {
        return count;
    }

    /** From the top of the file to its end. */
    public List<Fault> all() {
        return kept.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }

    /** In the words of the caller of this request. */
    public List<Fault.Told> told() {
        var language = ProblemFinish.language();
        return all().stream().map(fault -> fault.in(language)).toList();
    }

    /** @throws Problem 400 that names every fault, if there is one: nothing of the file is taken */
    public void refuse() {
        if (isEmpty()) return;
        throw Problem.badRequest(
                        "IMPORT_REFUSED",
                        "文件有 " + count + " 处问题，全部未导入；请按行号逐一修改后重新提交。",
                        "The file has " + count + " faults, so nothing was imported; mend them line by line and send it"
                                + " again.")
                .with("faults", all())
                .with("faultCount", count);
    }
}
