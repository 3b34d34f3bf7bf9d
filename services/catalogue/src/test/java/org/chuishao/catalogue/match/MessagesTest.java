package org.chuishao.catalogue.match;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.chuishao.catalogue.match.Messages.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The right field of what people write, before anything is learned and after. */
class MessagesTest {
    /** Chance with fifteen fields is one in fifteen; a matcher that lost its vocabulary does not pass. */
    @Test
    void inventedMessagesFindTheirField() {
        var messages = Messages.invented();
        say("invented", messages);
        holds(messages.cold(), 0.75, 0.85);
        holds(messages.learned(messages.size() * 2 / 3, 10), 0.75, 0.85);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "chuishao.messages",
            matches = ".+",
            disabledReason =
                    "no messages given: -Dchuishao.messages=FILE names a CSV with id, title, description, level1")
    void realMessagesFindTheirField() {
        var messages = Messages.of(Path.of(System.getProperty("chuishao.messages")));
        say("given", messages);
        holds(messages.cold(), 0.60, 0.80);
        // many shuffles, so that no lucky thirty decides
        holds(messages.learned(messages.size() * 2 / 3, 20), 0.75, 0.80);
    }

    private static void holds(Result result, double first, double amongThree) {
        assertTrue(result.firstShare() >= first, result::toString);
        assertTrue(result.amongThreeShare() >= amongThree, result::toString);
    }

    private static void say(String which, Messages messages) {
        System.out.printf(
                "%s messages: cold %s, after learning two thirds %s%n%s",
                which, messages.cold(), messages.learned(messages.size() * 2 / 3, 20), messages.table());
    }
}
