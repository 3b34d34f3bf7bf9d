package org.chuishao.whistle.casefile;

import java.util.List;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;

/**
 * Who was given a whistle's matter.
 *
 * @param called to the whistle itself, in its cycle
 * @param ofMain called to the whistle it is handled in, in any cycle: that one may have been reopened since
 */
public record Departments(List<Participant> called, List<Participant> ofMain) {

    /** Nobody judges the work of their own department, nor calls a resident about it. */
    public boolean include(Caller caller) {
        return Stream.concat(called.stream(), ofMain.stream()).anyMatch(p -> caller.belongsTo(p.organisation));
    }
}
