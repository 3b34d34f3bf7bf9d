package org.chuishao.kernel.problem;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** While the database is away every request says so: where it was met tells nobody anything, and a hundred lines each fill the disk. */
@LoggingFilter(name = "outages-in-one-line")
public final class OutagesInOneLine implements Filter {
    @Override
    public boolean isLoggable(LogRecord said) {
        var failure = said.getThrown();
        if (failure == null || !Outage.isDatabaseAway(failure)) return true;
        var record = ExtLogRecord.wrap(said);
        record.setMessage(
                record.getFormattedMessage() + ": " + Outage.told(failure), ExtLogRecord.FormatStyle.NO_FORMAT);
        record.setThrown(null);
        return true;
    }
}
