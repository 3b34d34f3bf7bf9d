package org.chuishao.catalogue.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.chuishao.catalogue.imports.ImportRuns.Run;
import org.chuishao.catalogue.imports.ImportView.State;
import org.chuishao.catalogue.lists.ListCount;
import org.chuishao.kernel.caller.CurrentCaller;
import org.chuishao.kernel.district.CurrentDistrict;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.register.Turn;
import org.chuishao.kernel.tabular.Faults;
import org.chuishao.kernel.tabular.Format;
import org.chuishao.kernel.tabular.Layout;
import org.chuishao.kernel.tabular.Limits;
import org.chuishao.kernel.tabular.Upload;
import org.jboss.logging.Logger;

/**
 * Runs an import: all of a file or nothing, in one transaction. A dry run does the same work and takes it back, so that it
 * knows whatever the real one would. Sent again, a file changes only what it says differently by then, so it needs no key.
 */
@ApplicationScoped
public class Importing {
    private static final Logger LOG = Logger.getLogger(Importing.class);
    private static final int PATIENCE_SECONDS = 600;

    @Inject
    ImportRuns runs;

    @Inject
    CurrentCaller caller;

    @Inject
    Turn turn;

    /** What a register does with a file: reads it, notes the faults, writes while there is none. */
    @FunctionalInterface
    public interface Taker {
        /** @param progress to be told how many rows were read, now and then */
        Outcome take(Upload upload, Faults faults, IntConsumer progress) throws IOException;
    }

    /**
     * @param tally null where there are faults
     * @param lists what became of the ten lists; null where there are faults, and for what stands on none
     */
    public record Outcome(int rows, Tally tally, List<ListCount> lists) {
        static final Outcome NONE = new Outcome(0, null);

        public Outcome(int rows, Tally tally) {
            this(rows, tally, null);
        }
    }

    /** @param prefer {@code respond-async}: answers 202 at once, with the address of the import's record */
    public Response run(
            String register, String path, InputStream body, boolean dryRun, String prefer, Limits limits, Taker taker)
            throws IOException {
        var upload = Upload.of(body, limits);
        var run = start(register, dryRun, upload);
        var location = "/api/v1" + path + "/" + run.id();
        if (prefer != null && prefer.contains("respond-async")) {
            Thread.ofVirtual()
                    .name("import-" + run.id())
                    .start(() -> CurrentDistrict.within(run.district(), () -> {
                        beside(run, upload, dryRun, taker);
                        return null;
                    }));
            return Response.accepted(view(register, run.id()))
                    .header("Location", location)
                    .build();
        }
        var faults = new Faults();
        take(run, upload, dryRun, faults, taker);
        if (!dryRun) faults.refuse();
        return Response.ok(view(register, run.id()))
                .header("Content-Location", location)
                .build();
    }

    private Run start(String register, boolean dryRun, Upload upload) throws IOException {
        try {
            return runs.start(
                    caller.get().district(), register, dryRun, caller.get().subject());
        } catch (RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private void beside(Run run, Upload upload, boolean dryRun, Taker taker) {
        try {
            take(run, upload, dryRun, new Faults(), taker);
        } catch (Problem refused) {
            LOG.infof("import %s was refused: %s", run.id(), refused.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "import %s broke off", run.id());
        }
    }

    private void take(Run run, Upload upload, boolean dryRun, Faults faults, Taker taker) throws IOException {
        try (upload) {
            takeOrTakeBack(run, upload, dryRun, faults, taker);
        } catch (Problem unreadable) {
            faults.add(0, unreadable);
            runs.finish(run, State.REFUSED, Outcome.NONE, faults);
            throw unreadable;
        } catch (IOException | RuntimeException e) {
            runs.finish(run, State.BROKEN_OFF, Outcome.NONE, faults);
            throw e;
        }
    }

    private void takeOrTakeBack(Run run, Upload upload, boolean dryRun, Faults faults, Taker taker) {
        try {
            QuarkusTransaction.requiringNew().timeout(PATIENCE_SECONDS).call(() -> {
                turn.take("catalogue");
                var taken = taker.take(upload, faults, rows -> runs.progress(run, rows));
                if (dryRun || !faults.isEmpty()) throw new TakenBack(taken);
                // written with what was taken, so that the record never denies it
                finish(run, taken, faults);
                return taken;
            });
        } catch (TakenBack takenBack) {
            finish(run, takenBack.outcome, faults);
        }
    }

    private void finish(Run run, Outcome outcome, Faults faults) {
        runs.finish(run, faults.isEmpty() ? State.DONE : State.REFUSED, outcome, faults);
    }

    /** Undoes the transaction and brings what it found out of it. */
    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Outcome outcome;

        TakenBack(Outcome outcome) {
            super("taken back", null, false, false);
            this.outcome = outcome;
        }
    }

    /** The empty file to fill in: a workbook unless CSV is asked for. */
    public static Response template(Layout<?> layout, String name, String lang, HttpHeaders headers) {
        var format = Format.wanted(headers) == Format.CSV ? Format.CSV : Format.XLSX;
        return layout.template().answer(format, Format.language(lang), name).build();
    }

    public ImportView view(String register, UUID id) {
        return runs.find(caller.get().district(), register, id).orElseThrow(Problem::notFound);
    }

    public List<ImportView> latest(String register) {
        return runs.latest(caller.get().district(), register);
    }
}
