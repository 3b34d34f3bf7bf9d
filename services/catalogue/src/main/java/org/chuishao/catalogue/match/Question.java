package org.chuishao.catalogue.match;

/**
 * What somebody wants matched, made comparable.
 *
 * @param title plain; what it says counts more
 * @param text plain: title and description
 * @param place where it is; null when nobody said
 */
public record Question(String title, String text, Urgency urgency, Place place) {
    /** The rest of an endless letter says nothing new. */
    private static final int LOOKED_AT = 2000;

    /** Which kind of whistle it is to become. */
    public enum Urgency {
        ROUTINE,
        EMERGENCY,
        JOINT
    }

    public static Question of(String title, String description, Urgency urgency) {
        var plain = Grams.plain(title == null ? "" : title);
        var rest = Grams.plain(description == null ? "" : description);
        return new Question(plain, plain + "\n" + rest.substring(0, Math.min(rest.length(), LOOKED_AT)), urgency, null);
    }

    public Question at(Place place) {
        return new Question(title, text, urgency, place);
    }
}
