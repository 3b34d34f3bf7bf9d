package org.chuishao.catalogue.course;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.problem.Text;

/**
 * The course a matter takes, as one immutable table: from which stage, by which move, made by whom, it comes to which.
 *
 * @param of what takes this course, as a refusal calls it
 * @param first where it begins
 */
public record Course<S extends Enum<S> & Named, M extends Enum<M> & Named, A extends Enum<A>>(
        Text of, S first, List<Edge<S, M, A>> edges) {

    public record Edge<S, M, A>(S from, M move, S to, A by) {}

    @SafeVarargs
    public Course(String zh, String en, S first, Edge<S, M, A>... edges) {
        this(new Text(zh, en), first, List.copyOf(Arrays.asList(edges)));
    }

    public static <S, M, A> Edge<S, M, A> edge(S from, M move, S to, A by) {
        return new Edge<>(from, move, to, by);
    }

    public List<Edge<S, M, A>> edgesFrom(S stage) {
        return edges.stream().filter(edge -> edge.from() == stage).toList();
    }

    /** @throws Problem 409 naming the moves the stage allows */
    public S go(S stage, M move) {
        return edges.stream()
                .filter(edge -> edge.from() == stage && edge.move() == move)
                .map(Edge::to)
                .findFirst()
                .orElseThrow(() -> illegal(stage, move));
    }

    /** A move as the last part of its address: {@code TAKE_EFFECT} is {@code take-effect}. */
    public static String word(Enum<?> move) {
        return move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The table as a Mermaid state diagram, for the README. */
    public String mermaid() {
        Set<S> left = edges.stream().map(Edge::from).collect(Collectors.toSet());
        Set<S> ends = edges.stream()
                .map(Edge::to)
                .filter(stage -> !left.contains(stage))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return Stream.of(
                        Stream.of("stateDiagram-v2", "    [*] --> " + first),
                        edges.stream().map(e -> "    %s --> %s: %s · %s".formatted(e.from(), e.to(), e.move(), e.by())),
                        ends.stream().map(end -> "    " + end + " --> [*]"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private Problem illegal(S stage, M move) {
        var open = edgesFrom(stage).stream().map(Edge::move).distinct().toList();
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
