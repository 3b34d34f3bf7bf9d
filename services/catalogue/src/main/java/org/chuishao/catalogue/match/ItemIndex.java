package org.chuishao.catalogue.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A district's items, arranged so that a text finds those it speaks of: by their words, by the pairs of characters of their
 * names, keywords and legal bases, and by the everyday words of their fields. Immutable; made anew when the catalogue changes.
 */
public final class ItemIndex {
    /** How much a word tells by its length: two characters are often chance. */
    private static final double[] BY_LENGTH = {0, 0, 1, 1.5, 1.9, 2.2};

    private static final double IN_TITLE = 1.8;
    private static final double NAME = 2;
    private static final double KEYWORD = 1;
    private static final double SURROUNDINGS = 0.4;
    private static final double SATURATION = 1.2;

    private final List<Candidate> items;
    private final Map<String, Integer> byCode = new HashMap<>();
    private final Wordlist ownWords = new Wordlist();
    private final List<int[]> itemsOfWord = new ArrayList<>();
    private final List<double[]> weightInItem = new ArrayList<>();
    private final Wordlist everydayWords = new Wordlist();
    private final List<Set<Told>> placesOfWord = new ArrayList<>();
    private final Map<Long, Posting> byGram = new HashMap<>();
    private final Map<Place, Integer> places = new LinkedHashMap<>();
    private final BitSet wholeFields = new BitSet();
    private final int[] fieldOf;
    private final int[] subfieldOf;
    private final Vocabulary vocabulary;
    private final int fields;

    /** A field, or with {@code subfield} one of its parts. */
    record Place(String field, String subfield) {}

    private record Posting(int[] items, double[] weights) {}

    public ItemIndex(List<Candidate> candidates, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        items = candidates.stream()
                .sorted(Comparator.comparing(Candidate::code))
                .toList();
        fields = Math.max(
                2, (int) items.stream().map(Candidate::field).distinct().count());
        var words = new HashMap<Integer, TreeMap<Integer, Double>>();
        var grams = new HashMap<Long, TreeMap<Integer, Double>>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            byCode.put(item.code(), i);
            for (var keyword : item.keywords()) note(words, Grams.plain(keyword).strip(), i, KEYWORD);
            for (var part : parts(item.name())) note(words, part, i, KEYWORD);
            noteGrams(grams, item.name(), i, NAME);
            for (var keyword : item.keywords()) noteGrams(grams, keyword, i, KEYWORD);
            noteGrams(grams, item.subfield(), i, SURROUNDINGS);
            if (item.legalBasis() != null) noteGrams(grams, item.legalBasis(), i, SURROUNDINGS);
        }
        for (int word = 0; word < ownWords.size(); word++) {
            itemsOfWord.add(keys(words.get(word)));
            weightInItem.add(values(words.get(word)));
        }
        grams.forEach((gram, weights) -> byGram.put(gram, new Posting(keys(weights), values(weights))));
        fieldOf = items.stream().mapToInt(i -> number(new Place(i.field(), ""))).toArray();
        subfieldOf = items.stream()
                .mapToInt(i -> number(new Place(i.field(), i.subfield())))
                .toArray();
        for (int field : fieldOf) wholeFields.set(field);
        for (var everyday : vocabulary.words()) {
            var place = places.get(new Place(everyday.field(), everyday.subfield()));
            if (place != null) noteEveryday(everyday.word(), place, everyday.field());
        }
    }

    private int number(Place place) {
        return places.computeIfAbsent(place, p -> places.size());
    }

    /** How many fields and sub-fields there are: what speaks for one is kept under its number. */
    int places() {
        return places.size();
    }

    /** A whole field, not one of its parts. */
    boolean isField(int place) {
        return wholeFields.get(place);
    }

    int fieldOf(int item) {
        return fieldOf[item];
    }

    int subfieldOf(int item) {
        return subfieldOf[item];
    }

    List<Candidate> items() {
        return items;
    }

    /** @return the item's row, null for a code the catalogue does not have in use */
    Integer find(String code) {
        return byCode.get(code);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** A word of the catalogue in the text, and how much it tells. */
    record Hit(String word, double weight, int item) {}

    /** A word of everyday speech in the text, and the field it tells of. */
    record FieldHit(String word, double weight, int place) {}

    private record Told(int place, String field) {}

    List<Hit> wordsIn(Question question) {
        var hits = new ArrayList<Hit>();
        for (int word : found(ownWords, question.text())) {
            var text = ownWords.word(word);
            var holders = itemsOfWord.get(word);
            double rare = StrictMath.log(1 + (double) items.size() / holders.length) / StrictMath.log(1 + items.size());
            double weight = rare * byLength(text) * (question.title().contains(text) ? IN_TITLE : 1);
            for (int i = 0; i < holders.length; i++)
                hits.add(new Hit(text, weight * weightInItem.get(word)[i], holders[i]));
        }
        return hits;
    }

    List<FieldHit> everydayWordsIn(Question question) {
        var hits = new ArrayList<FieldHit>();
        for (int word : found(everydayWords, question.text())) {
            var text = everydayWords.word(word);
            var told = placesOfWord.get(word);
            long shared = told.stream().map(Told::field).distinct().count();
            double weight = StrictMath.log(1 + (double) fields / shared)
                    / StrictMath.log(1 + fields)
                    * byLength(text)
                    * (question.title().contains(text) ? IN_TITLE : 1);
            for (var one : told) hits.add(new FieldHit(text, weight, one.place()));
        }
        return hits;
    }

    /** How much each item's pairs of characters occur in the text, whole words or not. */
    double[] overlap(Question question) {
        var scores = new double[items.size()];
        var title = new HashSet<Long>();
        for (long gram : Grams.of(question.title())) title.add(gram);
        for (long gram : Grams.of(vocabulary.withoutCourtesies(question.text()))) {
            var posting = byGram.get(gram);
            if (posting == null) continue;
            double rare =
                    StrictMath.log(1 + (double) items.size() / posting.items.length) / StrictMath.log(1 + items.size());
            double weight = rare * rare * (title.contains(gram) ? IN_TITLE : 1);
            for (int i = 0; i < posting.items.length; i++)
                scores[posting.items[i]] += weight * posting.weights[i] / (posting.weights[i] + SATURATION);
        }
        return scores;
    }

    /** The words in the text, each once. */
    private static Set<Integer> found(Wordlist words, String text) {
        var found = new LinkedHashSet<Integer>();
        words.find(text, found::add);
        return found;
    }

    private static double byLength(String word) {
        return BY_LENGTH[Math.min(word.length(), BY_LENGTH.length - 1)];
    }

    private void note(Map<Integer, TreeMap<Integer, Double>> words, String word, int item, double weight) {
        int number = ownWords.add(word);
        if (number < 0) return;
        words.computeIfAbsent(number, n -> new TreeMap<>()).merge(item, weight, Math::max);
    }

    private static void noteGrams(Map<Long, TreeMap<Integer, Double>> grams, String text, int item, double weight) {
        for (long gram : Grams.of(Grams.plain(text)))
            grams.computeIfAbsent(gram, g -> new TreeMap<>()).merge(item, weight, Double::sum);
    }

    private void noteEveryday(String word, int place, String field) {
        int number = everydayWords.add(word);
        if (number < 0) return;
        if (number == placesOfWord.size()) placesOfWord.add(new LinkedHashSet<>());
        placesOfWord.get(number).add(new Told(place, field));
    }

    /** Names like 征地·安置补偿 and 非法行医、诊所 speak of several things. */
    private static List<String> parts(String name) {
        return Arrays.stream(Grams.plain(name).split("[\\s·、,，()（）/和与及]+"))
                .filter(part -> part.length() > 1 && !part.equals("其他"))
                .toList();
    }

    private static int[] keys(TreeMap<Integer, Double> weights) {
        return weights.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    private static double[] values(TreeMap<Integer, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
