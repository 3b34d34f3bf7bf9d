package org.chuishao.kernel.lifecycle;

import java.util.Collection;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;

/** The answer to a move that is not possible now: it says what is possible instead. */
public final class IllegalMove {
    private IllegalMove() {}

    /**
     * @param of what is to be moved, as the sentences begin: 此哨, A whistle
     * @param open what the caller may ask for now
     * @return 409 with {@code moves}; who refuses adds where it stands, under the name its records have for it
     */
    public static Problem problem(Text of, Named stage, NamedMove refused, Collection<? extends NamedMove> open) {
        return problem(of, stage, refused, open, new Text("", ""));
    }

    /** @param why what keeps shut a move that the stage knows; two empty texts when it does not know it */
    public static Problem problem(
            Text of, Named stage, NamedMove refused, Collection<? extends NamedMove> open, Text why) {
        var moves = open.stream().map(NamedMove::path).distinct().toList();
        var words = open.stream().map(NamedMove::inWords).distinct().collect(Collectors.joining("、"));
        return Problem.conflict(
                        "ILLEGAL_MOVE",
                        "%s当前为“%s”，不能进行“%s”%s。现在可以：%s。"
                                .formatted(
                                        of.zh(),
                                        stage.zh(),
                                        refused.inWords(),
                                        why.zh().isEmpty() ? "" : "：" + why.zh(),
                                        moves.isEmpty() ? "无" : words),
                        "%s that is %s cannot %s%s. Allowed now: %s."
                                .formatted(
                                        of.en(),
                                        stage,
                                        refused.path(),
                                        why.en().isEmpty() ? "" : ": " + why.en(),
                                        moves.isEmpty() ? "nothing" : String.join(", ", moves)))
                .with("moves", moves);
    }
}
