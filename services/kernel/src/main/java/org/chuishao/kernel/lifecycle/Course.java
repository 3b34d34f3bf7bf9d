package org.chuishao.kernel.lifecycle;

import java.util.Arrays;
import java.util.List;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;

/**
 * The course a matter takes, as one immutable table: from which stage which move leads where. For what has neither guards nor
 * several outcomes of a move.
 *
 * @param of what takes this course, as a refusal begins: 申诉, An appeal
 * @param first where it begins
 */
public record Course<S extends Enum<S> & Named, M extends Enum<M> & NamedMove>(Text of, S first, List<Leg<S, M>> legs) {

    public record Leg<S, M>(S from, M move, S to) {}

    @SafeVarargs
    public Course(String zh, String en, S first, Leg<S, M>... legs) {
        this(new Text(zh, en), first, List.copyOf(Arrays.asList(legs)));
    }

    public static <S, M> Leg<S, M> leg(S from, M move, S to) {
        return new Leg<>(from, move, to);
    }

    /** What people may ask for; each move leads from one stage to one. */
    public List<M> movesFrom(S stage) {
        return legs.stream()
                .filter(leg -> leg.from() == stage && leg.move().isOverHttp())
                .map(Leg::move)
                .toList();
    }

    /** @throws Problem 409 naming the moves the stage allows */
    public S go(S stage, M move) {
        return legs.stream()
                .filter(leg -> leg.from() == stage && leg.move() == move)
                .map(Leg::to)
                .findFirst()
                .orElseThrow(() ->
                        IllegalMove.problem(of, stage, move, movesFrom(stage)).with("state", stage));
    }
}
