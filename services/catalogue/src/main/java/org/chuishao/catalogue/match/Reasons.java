package org.chuishao.catalogue.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chuishao.catalogue.match.ItemIndex.FieldHit;
import org.chuishao.catalogue.match.ItemIndex.Hit;
import org.chuishao.catalogue.match.Matcher.Evidence;
import org.chuishao.catalogue.match.Place.Nearness;
import org.chuishao.catalogue.match.Precedents.Kind;
import org.chuishao.catalogue.match.Precedents.Neighbour;
import org.chuishao.catalogue.match.Question.Urgency;
import org.chuishao.kernel.problem.Text;

/**
 * Says in words what spoke for an item. Of precedents only how many there were and when, never their text; and of those of
 * stations whoever asks does not see only that there were some.
 */
final class Reasons {
    private static final int MOST_WORDS = 5;

    private static final Reason CONSENT_REQUIRED = new Reason(
            Reason.Kind.STREET_POWER,
            List.of(),
            "须征得同意：主责部门实施前应征得街道或村（社区）同意。",
            "Consent required: the lead must have the street's or village's before it acts.");

    private Reasons() {}

    static List<Reason> of(int row, ItemIndex index, Evidence evidence, Question question) {
        var item = index.items().get(row);
        var reasons = new ArrayList<Reason>();
        var own = mostTelling(evidence.words().stream()
                .filter(hit -> hit.item() == row)
                .sorted(Comparator.comparingDouble(Hit::weight).reversed())
                .map(Hit::word));
        if (!own.isEmpty())
            reasons.add(new Reason(
                    Reason.Kind.WORDS,
                    own,
                    "文中有该事项的词语：" + String.join("、", own) + "。",
                    "The text has words of this item: " + String.join(", ", own) + "."));
        precedent(row, index, evidence.neighbours(), question).ifPresent(reasons::add);
        var everyday = mostTelling(evidence.everydayWords().stream()
                .filter(hit -> hit.place() == index.fieldOf(row) || hit.place() == index.subfieldOf(row))
                .sorted(Comparator.comparingDouble(FieldHit::weight).reversed())
                .map(FieldHit::word));
        if (!everyday.isEmpty())
            reasons.add(new Reason(
                    Reason.Kind.FIELD,
                    everyday,
                    "文中词语多属“%s”领域：%s。".formatted(item.field(), String.join("、", everyday)),
                    "Words of the field %s: %s.".formatted(item.field(), String.join(", ", everyday))));
        if (own.isEmpty() && evidence.overlap()[row] > 0)
            reasons.add(new Reason(
                    Reason.Kind.WORDING,
                    List.of(),
                    "文字与该事项的名称、关键词或依据相近。",
                    "The wording is close to this item's name, keywords or legal basis."));
        if (Matcher.suits(question.urgency(), item)) reasons.add(suitsKind(question.urgency(), item));
        var given = Matcher.given(question, item);
        if (given != null) reasons.add(given(given));
        if (!item.lists().isEmpty()) reasons.add(stands(item.lists()));
        if (item.streetPower() != null) reasons.add(under(item.streetPower()));
        if (item.consentRequired()) reasons.add(CONSENT_REQUIRED);
        return List.copyOf(reasons);
    }

    private static Optional<Reason> precedent(int row, ItemIndex index, List<Neighbour> neighbours, Question question) {
        var code = index.items().get(row).code();
        var same = neighbours.stream()
                .filter(near -> code.equals(near.decided().item()))
                .toList();
        if (same.isEmpty()) return Optional.empty();
        var seen = same.stream()
                .filter(near -> isSeen(near.decided().station(), question))
                .toList();
        return Optional.of(seen.isEmpty() ? elsewhere(same.getFirst().decided().kind()) : told(seen, question.place()));
    }

    /** A correction of a free text is no station's. */
    private static boolean isSeen(String station, Question question) {
        return station == null || question.sees().test(station);
    }

    private static Reason elsewhere(Kind kind) {
        return new Reason(
                Reason.Kind.PRECEDENT,
                List.of(),
                "相似诉求曾按本事项%s。".formatted(zh(kind)),
                "Like texts were %s under this item.".formatted(en(kind)));
    }

    /** @param seen the likest first */
    private static Reason told(List<Neighbour> seen, Place place) {
        var first = seen.getFirst();
        var day = LocalDate.ofEpochDay(first.decided().epochDay());
        int percent = (int) Math.round(first.likeness() * 100);
        var near = near(seen, place);
        return new Reason(
                Reason.Kind.PRECEDENT,
                List.of(),
                "相似诉求曾按本事项%s：%d 件%s，最近似的一件 %s（相似度 %d%%）。"
                        .formatted(zh(first.decided().kind()), seen.size(), near.zh(), day, percent),
                "Like texts were %s under this item: %d%s, the likest on %s (%d %% alike)."
                        .formatted(en(first.decided().kind()), seen.size(), near.en(), day, percent));
    }

    /** How many of the decisions were about this very place. */
    private static Text near(List<Neighbour> seen, Place place) {
        if (place == null) return new Text("", "");
        var by = seen.stream()
                .collect(Collectors.groupingBy(near -> place.to(near.decided().station()), Collectors.counting()));
        long village = by.getOrDefault(Nearness.SAME_VILLAGE, 0L);
        long street = by.getOrDefault(Nearness.SAME_STREET, 0L);
        if (village > 0) return new Text("（其中本社区 " + village + " 件）", " (" + village + " here)");
        if (street > 0) return new Text("（其中本街道 " + street + " 件）", " (" + street + " in this street)");
        return new Text("", "");
    }

    private static Reason given(Place.Given given) {
        return switch (given) {
            case DELEGATED ->
                new Reason(
                        Reason.Kind.LIST,
                        List.of(),
                        "该事项已赋权本街道行使，可先由街道处置。",
                        "Its street holds the power over this item and may act first.");
            case ADMITTED ->
                new Reason(
                        Reason.Kind.LIST,
                        List.of(),
                        "该事项已准入本地，由社区（街道）承担。",
                        "This item's work was admitted here: the village or street does it.");
        };
    }

    private static Reason stands(List<Text> lists) {
        var zh = lists.stream().map(Text::zh).toList();
        return new Reason(
                Reason.Kind.LIST,
                zh,
                "该事项列于" + String.join("、", zh) + "。",
                "The item stands on: " + lists.stream().map(Text::en).collect(Collectors.joining(", ")) + ".");
    }

    private static Reason under(Text power) {
        return new Reason(
                Reason.Kind.STREET_POWER,
                List.of(),
                "该事项属街道“" + power.zh() + "”权。",
                "It falls under a power of the street: " + power.en() + ".");
    }

    private static Reason suitsKind(Urgency urgency, Candidate item) {
        return urgency == Urgency.EMERGENCY
                ? new Reason(
                        Reason.Kind.KIND,
                        item.onCall(),
                        "该事项列有应急到场部门：" + String.join("、", item.onCall()) + "。",
                        "The item names who must come to an emergency: " + String.join(", ", item.onCall()) + ".")
                : new Reason(
                        Reason.Kind.KIND,
                        item.assists(),
                        "该事项列有协办部门：" + String.join("、", item.assists()) + "。",
                        "The item names assisting departments: " + String.join(", ", item.assists()) + ".");
    }

    /** A word within a longer one that was found says nothing more. */
    private static List<String> mostTelling(Stream<String> words) {
        var all = words.distinct().toList();
        return all.stream()
                .filter(word -> all.stream().noneMatch(other -> other.length() > word.length() && other.contains(word)))
                .limit(MOST_WORDS)
                .toList();
    }

    private static String zh(Kind kind) {
        return switch (kind) {
            case DISPATCHED -> "派单";
            case CORRECTED -> "由派单员更正";
            case RULED -> "裁定";
        };
    }

    private static String en(Kind kind) {
        return switch (kind) {
            case DISPATCHED -> "dispatched";
            case CORRECTED -> "put right by a dispatcher";
            case RULED -> "ruled";
        };
    }
}
