package org.chuishao.whistle.signal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.time.Shanghai;

/**
 * A signal as its caller may see it.
 *
 * @param times how often it was reported
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignalView(
        UUID id,
        CityAssetRequest asset,
        String stationCode,
        String kind,
        String detail,
        String reference,
        OffsetDateTime firstAt,
        OffsetDateTime lastAt,
        int times,
        Signal.State state,
        UUID whistleId,
        OffsetDateTime decidedAt,
        String decidedBy,
        String reason,
        List<String> moves,
        int version) {

    static SignalView of(Signal s, CityAsset asset, List<String> moves) {
        return new SignalView(
                s.id,
                asset.facts(),
                s.stationCode,
                s.kind,
                s.detail,
                s.reference,
                Shanghai.time(s.firstAt),
                Shanghai.time(s.lastAt),
                s.times,
                s.state,
                s.whistleId,
                Shanghai.time(s.decidedAt),
                s.decidedBy,
                s.reason,
                moves,
                s.version);
    }

    /** To a client that only saw the same: neither what the one who told of it refers to, nor what people decided. */
    SignalView toAnotherSource() {
        return new SignalView(
                id,
                asset,
                stationCode,
                kind,
                detail,
                null,
                firstAt,
                lastAt,
                times,
                state,
                null,
                decidedAt,
                null,
                null,
                moves,
                version);
    }
}
