package org.chuishao.kernel.tabular;

import java.util.regex.Pattern;

/**
 * A spreadsheet must not take what somebody wrote for a formula: such a text gets an apostrophe before it goes out, and
 * loses it when the file comes back, so that nothing changes on the way.
 */
final class Neutral {
    /** Also what only looks neutralised, or one apostrophe of its own would be lost coming back. */
    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@\\t\\r]", Pattern.DOTALL);

    private Neutral() {}

    static Object harmless(Object cell) {
        return cell instanceof String text && DANGEROUS.matcher(text).lookingAt() ? "'" + text : cell;
    }

    static String original(String cell) {
        return cell.startsWith("'") && DANGEROUS.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
