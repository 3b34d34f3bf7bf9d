package org.chuishao.reporting.lifecycle;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;

/**
 * The course a matter takes, as one immutable table: from which stage which move leads where. For what is smaller than an
 * assignment: score sheets, appeals, adjustments.
 *
 * @param of what takes this course, as a refusal calls it
 */
public record Course<S extends Enum<S> & Named, M extends Enum<M> & Named>(Text of, List<Leg<S, M>> legs) {

    public record Leg<S, M>(S from, M move, S to) {}

    @SafeVarargs
    public Course(String zh, String en, Leg<S, M>... legs) {
        this(new Text(zh, en), List.copyOf(Arrays.asList(legs)));
    }

    public static <S, M> Leg<S, M> leg(S from, M move, S to) {
        return new Leg<>(from, move, to);
    }

    public List<M> movesFrom(S stage) {
        return legs.stream().filter(leg -> leg.from() == stage).map(Leg::move).toList();
    }

    /** @throws Problem 409 naming the moves the stage allows */
    public S go(S stage, M move) {
        return legs.stream()
                .filter(leg -> leg.from() == stage && leg.move() == move)
                .map(Leg::to)
                .findFirst()
                .orElseThrow(() -> illegal(stage, move));
    }

    /** A move as the last part of its address: {@code SEND_BACK} is {@code send-back}. */
    public static String word(Enum<?> move) {
        return move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Problem illegal(S stage, M move) {
        var open = movesFrom(stage);
        var allowed = open.stream().map(Course::word).toList();
        var now = open.stream().map(each -> each.zh(word(each))).collect(Collectors.joining("、"));
        return Problem.conflict(
                        "ILLEGAL_MOVE",
                        "%s当前为“%s”，不能进行“%s”。现在可以：%s。"
                                .formatted(of.zh(), stage.zh(), move.zh(word(move)), allowed.isEmpty() ? "无" : now),
                        "A %s that is %s cannot %s. Allowed now: %s."
                                .formatted(
                                        of.en(),
                                        stage,
                                        word(move),
                                        allowed.isEmpty() ? "nothing" : String.join(", ", allowed)))
                .with("state", stage)
                .with("moves", allowed);
    }
}
