package org.chuishao.catalogue.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.lists.ListView;
import org.chuishao.kernel.register.Tally;
import org.chuishao.kernel.tabular.Fault;

/**
 * An import and how far it has come.
 *
 * @param rows read so far, blank ones left out
 * @param changes what it did, or in a dry run would do; absent while it runs and where there are faults
 * @param lists of items: how many each of the ten lists should have, and has after the file or in a dry run would have;
 *     absent as {@code changes} is
 * @param faultCount all there are; {@code faults} tells the first thousand
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        UUID id,
        String register,
        boolean dryRun,
        State state,
        int rows,
        Tally changes,
        List<ListView> lists,
        int faultCount,
        List<Fault.Told> faults,
        String startedBy,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt) {
    /** How an import ended, or that it has not. */
    public enum State {
        RUNNING,
        /** Taken, or in a dry run found to be without a fault. */
        DONE,
        /** There are faults: nothing was taken. */
        REFUSED,
        /** It broke off, or gave no sign of life for two minutes: nothing was taken. */
        BROKEN_OFF
    }
}
