package org.chuishao.catalogue.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chuishao.catalogue.match.Precedents.Decided;
import org.chuishao.catalogue.match.Precedents.Kind;
import org.chuishao.catalogue.match.Question.Urgency;
import org.chuishao.kernel.problem.Text;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static final Vocabulary WORDS = Vocabulary.bundled();
    private static final List<Candidate> ITEMS = List.of(
            item("LAMP", "城市照明", "城乡建设", "URBAN", "路灯不亮", "灯杆倾斜"),
            item("PIPE", "供水管网", "城乡建设", "HOUSING", "爆管", "停水"),
            item("SCHOOL", "义务教育入学", "教育文体", "EDUCATION", "学区划分", "入学"),
            new Candidate(
                    "GAS",
                    "燃气抢险",
                    "城乡建设",
                    "市政",
                    "HOUSING",
                    List.of("FIRE"),
                    List.of("FIRE", "POLICE"),
                    List.of("燃气泄漏"),
                    "《城镇燃气管理条例》",
                    List.of(new Text("权责清单", "Powers and duties")),
                    true,
                    null,
                    false));

    private static Candidate item(String code, String name, String field, String lead, String... keywords) {
        return new Candidate(
                code,
                name,
                field,
                "其他",
                lead,
                List.of(),
                List.of(),
                List.of(keywords),
                null,
                List.of(),
                false,
                null,
                false);
    }

    private static Question asked(String title) {
        return Question.of(title, null, null);
    }

    private static Matcher matcher(Precedents precedents) {
        return new Matcher(new ItemIndex(ITEMS, WORDS), precedents);
    }

    private static void decide(Precedents precedents, long number, String matter, Kind kind, String item, String text) {
        decide(precedents, number, matter, kind, item, null, text);
    }

    private static void decide(
            Precedents precedents, long number, String matter, Kind kind, String item, String station, String text) {
        precedents.add(new Decided(number, matter, kind, item, "URBAN", station, 20_775), asked(text), WORDS);
    }

    @Test
    void anItemIsFoundByItsOwnWordsAndSaysSo() {
        var first = matcher(new Precedents()).match(asked("门口路灯不亮"), 3).getFirst();
        assertEquals("LAMP", first.item().code());
        assertEquals(List.of("路灯不亮"), first.reasons().getFirst().words());
        assertEquals("文中有该事项的词语：路灯不亮。", first.reasons().getFirst().zh());
        assertTrue(first.confidence() > 0.3 && first.confidence() < 1, () -> "" + first.confidence());
    }

    @Test
    void aLegalBasisIsReadToo() {
        var first = matcher(new Precedents()).match(asked("违反城镇燃气管理条例的行为"), 1).getFirst();
        assertEquals("GAS", first.item().code());
    }

    @Test
    void whatTheCatalogueDoesNotKnowFindsNothing() {
        assertEquals(List.of(), matcher(new Precedents()).match(asked("xyz 42 ☂"), 5));
        assertEquals(List.of(), new Matcher(new ItemIndex(List.of(), WORDS), new Precedents()).match(asked("路灯"), 5));
    }

    @Test
    void aCorrectionHelpsTheVeryNextSimilarText() {
        var precedents = new Precedents();
        var text = asked("三号门的景观灯带整夜闪烁");
        assertEquals(
                List.of(),
                matcher(precedents).match(text, 3).stream()
                        .filter(m -> m.item().code().equals("SCHOOL"))
                        .toList());
        decide(precedents, 1, "correction:1", Kind.CORRECTED, "SCHOOL", "五号门的景观灯带整夜闪烁");
        var first = matcher(precedents).match(text, 3).getFirst();
        assertEquals("SCHOOL", first.item().code());
        assertEquals(Reason.Kind.PRECEDENT, first.reasons().getFirst().kind());
    }

    @Test
    void aRulingTakesThePlaceOfTheDispatchItRuledOn() {
        var precedents = new Precedents();
        decide(precedents, 1, "whistle:1", Kind.DISPATCHED, "SCHOOL", "景观灯带整夜闪烁");
        decide(precedents, 2, "whistle:1", Kind.RULED, "LAMP", "景观灯带整夜闪烁");
        assertEquals(1, precedents.size());
        var first = matcher(precedents).match(asked("景观灯带闪烁"), 3).getFirst();
        assertEquals("LAMP", first.item().code());
    }

    /** A replica that has let go of old decisions, and one that was started later and never read them. */
    @Test
    void whatIsLetGoOfIsAsIfItHadNeverBeenRead() {
        var random = new Random(20_261_129);
        for (int gone : new int[] {1, 7, 40, 60}) {
            var before = new Precedents();
            var after = new Precedents();
            for (int n = 1; n <= 60; n++) {
                var text = "第" + random.nextInt(9) + "号门"
                        + List.of("路灯不亮", "爆管停水", "学区划分").get(random.nextInt(3));
                // of few whistles, so that later decisions replace earlier ones on both sides of the cut
                var matter = "whistle:" + random.nextInt(30);
                decide(before, n, matter, Kind.DISPATCHED, "LAMP", text);
                if (n > gone) decide(after, n, matter, Kind.DISPATCHED, "LAMP", text);
            }
            before.forgetFirst(gone);
            assertEquals(after.size(), before.size());
            assertEquals(after.nearest(asked("三号门路灯不亮"), WORDS, 12), before.nearest(asked("三号门路灯不亮"), WORDS, 12));
            decide(before, 61, "whistle:1", Kind.RULED, "PIPE", "爆管停水");
            decide(after, 61, "whistle:1", Kind.RULED, "PIPE", "爆管停水");
            assertEquals(after.size(), before.size());
            assertEquals(after.nearest(asked("爆管"), WORDS, 12), before.nearest(asked("爆管"), WORDS, 12));
        }
    }

    @Test
    void aDispatchUnderNoItemStillSpeaksForItsDepartment() {
        var precedents = new Precedents();
        decide(precedents, 1, "whistle:1", Kind.DISPATCHED, null, "景观灯带整夜闪烁");
        var found = matcher(precedents).match(asked("景观灯带整夜闪烁"), 4);
        assertEquals("LAMP", found.getFirst().item().code());
    }

    @Test
    void anEmergencyPrefersWhatNamesWhoMustCome() {
        var found = matcher(new Precedents())
                .match(Question.of("燃气泄漏", "", Urgency.EMERGENCY), 1)
                .getFirst();
        assertEquals("GAS", found.item().code());
        var kind = found.reasons().stream()
                .filter(reason -> reason.kind() == Reason.Kind.KIND)
                .findFirst();
        assertEquals(List.of("FIRE", "POLICE"), kind.orElseThrow().words());
    }

    @Test
    void theListsAnItemStandsOnAreNamed() {
        var last = matcher(new Precedents())
                .match(asked("燃气泄漏"), 1)
                .getFirst()
                .reasons()
                .getLast();
        assertEquals(Reason.Kind.LIST, last.kind());
        assertEquals("该事项列于权责清单。", last.zh());
        assertEquals("The item stands on: Powers and duties.", last.en());
    }

    @Test
    void aDecisionMadeNearByCountsForMoreThanOneMadeElsewhere() {
        var precedents = new Precedents();
        decide(precedents, 1, "whistle:1", Kind.DISPATCHED, "SCHOOL", "340803001002", "景观灯带整夜闪烁");
        decide(precedents, 2, "whistle:2", Kind.DISPATCHED, "PIPE", "340803002001", "景观灯带整夜闪烁");
        for (var where : List.of("340803001002", "340803001003", "340803001"))
            assertEquals("SCHOOL", first(precedents, where).item().code(), where);
        for (var where : List.of("340803002001", "340803002"))
            assertEquals("PIPE", first(precedents, where).item().code(), where);
        assertTrue(said(first(precedents, "340803001002")).contains("（其中本社区 1 件）"));
        assertTrue(said(first(precedents, "340803001003")).contains("（其中本街道 1 件）"));
        assertTrue(!said(first(precedents, "340803100001")).contains("其中"), "it was elsewhere");
    }

    /** Whoever asks chooses the place they ask about: only what they see is counted for them. */
    @Test
    void ofStationsSomebodyDoesNotSeeTheyAreToldThatThereWereDecisionsAndNoMore() {
        var precedents = new Precedents();
        decide(precedents, 1, "whistle:1", Kind.DISPATCHED, "SCHOOL", "340803001002", "景观灯带整夜闪烁");
        decide(precedents, 2, "whistle:2", Kind.RULED, "SCHOOL", "340803002001", "景观灯带整夜闪烁");
        var there = asked("景观灯带整夜闪烁").at(new Place("340803002001", Map.of()));
        var all = matcher(precedents).match(there.by(any -> true), 1).getFirst();
        var own = matcher(precedents).match(there.by("340803001002"::equals), 1).getFirst();
        var none = matcher(precedents).match(there, 1).getFirst();
        assertEquals("相似诉求曾按本事项裁定：2 件（其中本社区 1 件），最近似的一件 2026-11-18（相似度 100%）。", said(all));
        assertEquals("相似诉求曾按本事项派单：1 件，最近似的一件 2026-11-18（相似度 100%）。", said(own));
        assertEquals("相似诉求曾按本事项裁定。", said(none));
        assertEquals(
                "Like texts were ruled under this item.",
                none.reasons().getFirst().en());
        for (var match : List.of(own, none)) {
            assertEquals(all.score(), match.score());
            assertEquals(all.confidence(), match.confidence());
        }
    }

    @Test
    void whatAPlaceWasGivenIsNamedFirstWhenWordsSayNoMore() {
        var text = asked("城市管理问题");
        var items = List.of(
                item("A", "城市管理一", "城乡建设", "URBAN"),
                item("B", "城市管理二", "城乡建设", "HOUSING"),
                item("C", "教育", "教育文体", "EDUCATION"));
        var matcher = new Matcher(new ItemIndex(items, WORDS), new Precedents());
        assertEquals("A", matcher.match(text, 1).getFirst().item().code());
        var given = matcher.match(
                text.at(new Place("340803001", Map.of("B", Place.Given.DELEGATED, "C", Place.Given.ADMITTED))), 3);
        assertEquals("B", given.getFirst().item().code());
        assertEquals(
                "该事项已赋权本街道行使，可先由街道处置。", given.getFirst().reasons().getLast().zh());
        assertEquals(2, given.size(), "a list alone is no reason to propose an item");
    }

    private static Match first(Precedents precedents, String where) {
        return matcher(precedents)
                .match(asked("景观灯带整夜闪烁").at(new Place(where, Map.of())).by(any -> true), 1)
                .getFirst();
    }

    private static String said(Match match) {
        return match.reasons().getFirst().zh();
    }

    /** The order in which items are read does not matter, that of decisions is their numbers'. */
    @Test
    void everyReplicaAnswersTheSameToTheLastBit() {
        var shuffled = new ArrayList<>(ITEMS);
        Collections.shuffle(shuffled, new Random(7));
        var precedents = new Precedents();
        for (int i = 0; i < 50; i++)
            decide(
                    precedents,
                    i,
                    "whistle:" + i,
                    Kind.DISPATCHED,
                    ITEMS.get(i % 4).code(),
                    "第" + i + "次路灯停水燃气");
        for (var text : List.of("路灯停水", "入学燃气", "第3次停水")) {
            var here = new Matcher(new ItemIndex(ITEMS, WORDS), precedents).match(asked(text), 4);
            var there = new Matcher(new ItemIndex(shuffled, WORDS), precedents).match(asked(text), 4);
            assertEquals(here, there);
        }
    }

    @Test
    void gramsArePairsOfChineseAndWholeWordsOfAnythingElse() {
        assertEquals(2, Grams.of(Grams.plain("路灯坏")).length);
        assertEquals(1, Grams.of(Grams.plain("ＥＴＣ")).length, "one width");
        assertEquals(0, Grams.of(Grams.plain("灯，路。")).length, "a pair does not reach over a comma");
        assertEquals(3, Grams.of(Grams.plain("路灯坏路灯坏")).length, "each once");
    }
}
