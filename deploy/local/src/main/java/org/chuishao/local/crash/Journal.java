package org.chuishao.local.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the suite has acknowledged, kept outside it: nothing in here may ever be missing, or be there twice. */
final class Journal implements AutoCloseable {
    private final Writer file;
    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final List<String> abandoned = new ArrayList<>();
    private int acknowledged;
    private int unknown;

    /** One whistle, issue or item, and the steps that were acknowledged so far. */
    record Story(Plot plot, String id, String number, List<Step> done) {
        boolean isTold() {
            return done.size() == plot.steps().size();
        }
    }

    Journal(Path path) throws IOException {
        file = Files.newBufferedWriter(path);
    }

    synchronized void acknowledged(Plot plot, String id, String number, Step step) {
        acknowledged++;
        stories.computeIfAbsent(id, i -> new Story(plot, i, number, new ArrayList<>()))
                .done()
                .add(step);
        write("%s %s %s".formatted(id, number, step));
    }

    /** No answer, or one that says nothing about the effect: not a failure, and asked again under the same key. */
    synchronized void unknown(Step step, String why) {
        unknown++;
        write("? %s %s".formatted(step, why));
    }

    synchronized void abandoned(String what) {
        abandoned.add(what);
        write("! " + what);
    }

    synchronized void note(String what) {
        write("# " + what);
    }

    synchronized List<Story> stories() {
        return List.copyOf(stories.values());
    }

    synchronized List<Story> stories(Plot plot) {
        return stories.values().stream().filter(story -> story.plot() == plot).toList();
    }

    /** At least so many acknowledgements, and so many stories of each plot told to their end. */
    synchronized boolean has(int acknowledgements, int told) {
        return acknowledged >= acknowledgements
                && Stream.of(Plot.values())
                        .allMatch(plot ->
                                stories(plot).stream().filter(Story::isTold).count() >= told);
    }

    synchronized List<String> abandoned() {
        return List.copyOf(abandoned);
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    synchronized int unknown() {
        return unknown;
    }

    private void write(String line) {
        try {
            file.write(Instant.now() + " " + line + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
