package org.chuishao.catalogue.item;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chuishao.catalogue.item.ItemDetails.Duty;
import org.chuishao.catalogue.item.ItemDetails.Law;
import org.chuishao.catalogue.item.ItemDetails.TimeLimit;
import org.chuishao.kernel.calendar.LimitUnit;
import org.chuishao.kernel.problem.Text;
import org.chuishao.kernel.tabular.Form;

/** What a cell says of an item reads as what it was, whatever characters the texts hold; what people write reads as they mean it. */
class ItemFormsTest {
    private static <V> void comesBack(Form<V> form, V value) {
        for (var language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            var cell = form.show().apply(value) instanceof Text text
                    ? text.in(language)
                    : form.show().apply(value).toString();
            assertEquals(Optional.of(value), form.read().apply(cell), cell);
        }
    }

    @Property(tries = 300)
    void lawsComeBack(@ForAll("laws") List<Law> laws) {
        comesBack(ItemForms.laws(), laws);
    }

    @Property(tries = 300)
    void dutiesComeBack(@ForAll("duties") List<Duty> duties) {
        comesBack(ItemForms.duties(), duties);
    }

    @Property(tries = 300)
    void keywordsComeBack(@ForAll("texts") String one, @ForAll("texts") String another) {
        comesBack(Form.list(Form.text(50), 50), List.of(one, another));
    }

    @Property(tries = 300)
    void limitsComeBack(@ForAll("texts") String note, @ForAll LimitUnit unit) {
        comesBack(ItemForms.limit(), new TimeLimit(5, unit, note));
    }

    @Example
    void whatPeopleWriteReadsAsTheyMeanIt() {
        assertEquals(
                Optional.of(List.of(new Law("《条例》", "第一条", "甲|乙"), new Law("《办法》", null, null))),
                ItemForms.laws().read().apply("《条例》 ｜ 第一条 | 甲|乙\r\n\r\n《办法》"));
        assertEquals(
                Optional.of(List.of(new Duty("URBAN", "牵头：拆除"), new Duty("HOUSING", "C:\\图"))),
                ItemForms.duties().read().apply("URBAN : 牵头：拆除\nHOUSING：C:\\图"));
        assertEquals(
                Optional.of(List.of("路灯", "井盖")),
                Form.list(Form.text(50), 50).read().apply("路灯；\n井盖 |"));
        for (var wrong : List.of("|第一条", "\\n|第一条"))
            assertEquals(Optional.empty(), ItemForms.laws().read().apply(wrong));
        for (var wrong : List.of("URBAN", "URBAN：", "URBAN：\\n"))
            assertEquals(Optional.empty(), ItemForms.duties().read().apply(wrong));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("甲nr \\|｜;；:：\r\n\u2028()".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    @Provide
    Arbitrary<List<Law>> laws() {
        return Combinators.combine(texts(), texts().injectNull(0.3), texts().injectNull(0.3))
                .as(Law::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<List<Duty>> duties() {
        return Combinators.combine(Arbitraries.of("URBAN", "HOUSING"), texts())
                .as(Duty::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }
}
