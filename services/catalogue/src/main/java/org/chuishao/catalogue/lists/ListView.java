package org.chuishao.catalogue.lists;

import org.chuishao.catalogue.item.ListKind;
import org.chuishao.kernel.problem.ProblemFinish;

/**
 * One of the ten lists.
 *
 * @param expected how many items it should have; null where nobody has said
 * @param present active items that stand on it
 * @param complete whether these are the same; null where nothing is expected
 */
public record ListView(ListKind kind, String name, Integer expected, int present, Boolean complete) {
    public static ListView of(ListCount count) {
        var expected = count.expected();
        return new ListView(
                count.kind(),
                count.kind().label().in(ProblemFinish.language()),
                expected,
                count.present(),
                expected == null ? null : expected == count.present());
    }
}
