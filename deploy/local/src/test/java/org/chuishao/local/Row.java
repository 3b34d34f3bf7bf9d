package org.chuishao.local;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One edge of a table as it is walked.
 *
 * @param start how a case comes to where the edge begins
 * @param told the events the edge tells
 */
record Row(Passage edge, Supplier<Case> start, How how, List<String> told) {

    /**
     * A whistle, or a department's duty on one.
     *
     * @param path its address
     * @param other the whistle it is linked to
     */
    record Case(String path, String whistle, String other) {
        static Case whistle(String id) {
            return new Case("/whistles/" + id, id, null);
        }

        Case linkedTo(String main) {
            return new Case(path, whistle, main);
        }

        boolean isWhistle() {
            return path.startsWith("/whistles/");
        }
    }

    sealed interface How {}

    /**
     * @param who each of them may, and does it once, on a case of their own; nobody else may
     * @param service whose time has to come first, or null
     */
    record Asked(
            List<String> who, String path, List<String> roles, Function<Case, Object> body, Part service, Instant then)
            implements How {
        Asked(List<String> who, String path, List<String> roles, Function<Case, Object> body) {
            this(who, path, roles, body, null, null);
        }
    }

    /** Somebody does something else, and this comes of it. */
    record Caused(Consumer<Case> by) implements How {}

    /** It comes of itself, at that time. */
    record InTime(Part service, Instant then) implements How {}
}
