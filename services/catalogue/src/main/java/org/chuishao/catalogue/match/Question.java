package org.chuishao.catalogue.match;

import java.util.function.Predicate;

/**
 * What somebody wants matched, made comparable.
 *
 * @param title plain; what it says counts more
 * @param text plain: title and description
 * @param place where it is; null when nobody said
 * @param sees of which stations' whistles whoever asks may be told; of the others only that there were some
 */
public record Question(String title, String text, Urgency urgency, Place place, Predicate<String> sees) {
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
        var looked = rest.substring(0, Math.min(rest.length(), LOOKED_AT));
        return new Question(plain, plain + "\n" + looked, urgency, null, none -> false);
    }

    public Question at(Place place) {
        return new Question(title, text, urgency, place, sees);
    }

    /** Asked by somebody who sees these stations' whistles; nobody else's answer tells of any. */
    public Question by(Predicate<String> sees) {
        return new Question(title, text, urgency, place, sees);
    }
}
