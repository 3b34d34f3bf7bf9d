package org.chuishao.kernel.tabular;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.chuishao.kernel.register.Tally;

/**
 * What an import did, or in a dry run would do.
 *
 * @param rows below the header, blank ones left out
 * @param changes absent while there are faults: nothing would be taken
 * @param faultCount all there are; {@code faults} tells the first thousand
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Imported(boolean dryRun, int rows, Tally changes, int faultCount, List<Fault.Told> faults) {
    /** What a dry run answers, faults or not: it has done its work. */
    public static Imported dry(int rows, Tally changes, Faults faults) {
        return new Imported(true, rows, faults.isEmpty() ? changes : null, faults.count(), faults.told());
    }

    public static Imported applied(int rows, Tally changes) {
        return new Imported(false, rows, changes, 0, List.of());
    }
}
