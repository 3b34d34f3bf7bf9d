package org.chuishao.kernel.tabular;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chuishao.kernel.tabular.Places.Place;
import org.chuishao.kernel.tabular.Places.Sort;

/** What is exported reads as what it was, in every form and language, whatever the texts begin with. */
class RoundTripPropertyTest {
    @Property(tries = 150)
    void whatGoesOutComesBack(@ForAll("places") List<Place> places, @ForAll Format format, @ForAll boolean chinese) {
        if (format == Format.JSON) return;
        var numbered = IntStream.range(0, places.size())
                .mapToObj(i -> new Place(
                        "340803%03d".formatted(i),
                        places.get(i).name(),
                        places.get(i).sort(),
                        places.get(i).people(),
                        places.get(i).since(),
                        places.get(i).words()))
                .toList();
        var bytes = Places.written(format, chinese ? Locale.CHINESE : Locale.ENGLISH, numbered);
        var found = Places.read(Places.file(bytes));
        assertEquals(List.of(), found.faults());
        assertEquals(numbered, found.places());
    }

    @Provide
    Arbitrary<List<Place>> places() {
        var texts = Arbitraries.strings()
                .withChars("=+-@'\"\t\r\n,;甲乙 a&<>]\u2028😀".toCharArray())
                .ofMinLength(1)
                .ofMaxLength(8)
                .map(text -> "x" + text)
                .flatMap(text -> Arbitraries.of(text, text.substring(1)))
                .map(RawRow::stripped)
                .map(text -> text.replace("\r", ""))
                .filter(text -> !text.isEmpty() && wellFormed(text));
        var words = Arbitraries.of("路灯", "井盖", "-1", "=x", "@", "'a", "a; b", "；|", "a\nb", "\\n", "a\\")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(
                        texts,
                        Arbitraries.of(Sort.class).injectNull(0.3),
                        Arbitraries.integers().between(14, 10_000).injectNull(0.3),
                        Arbitraries.integers()
                                .between(0, 40_000)
                                .map(day -> LocalDate.of(1990, 1, 1).plusDays(day))
                                .injectNull(0.3),
                        words.injectNull(0.3))
                .as((text, sort, people, since, list) -> new Place("", text, sort, people, since, list))
                .list()
                .ofMaxSize(6);
    }

    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
