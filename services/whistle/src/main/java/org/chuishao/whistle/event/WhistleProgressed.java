package org.chuishao.whistle.event;

import java.time.Instant;
import java.util.UUID;
import org.chuishao.whistle.lifecycle.Stage;

/** The departments' work moved the whistle on, or went to a department it had not called. */
public record WhistleProgressed(UUID whistleId, String number, int cycle, Instant at, Stage stage)
        implements WhistleEvent {
    @Override
    public String type() {
        return "whistle-progressed.v1";
    }
}
