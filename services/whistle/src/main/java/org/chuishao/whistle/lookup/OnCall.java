package org.chuishao.whistle.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.whistle.casefile.Kind;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.reference.References;

/**
 * Domain §2, 1+N enforcement: whom the catalogue has on call for a joint whistle, for whoever may dispatch it now. No other read
 * asks for it.
 */
@ApplicationScoped
class OnCall {
    @Inject
    References references;

    @Inject
    Clock clock;

    /** Each once: its item's first, then whom the rosters of the place name at this hour. */
    List<String> of(Whistle whistle, Caller caller) {
        if (whistle.kind != Kind.JOINT || !Permissions.mayDispatch(whistle, caller)) return List.of();
        var ofItem = references.item(whistle.itemCode).map(item -> item.onCall).orElse(List.of());
        var onDuty = references.onDuty(whistle.stationCode, whistle.itemCode, clock.instant());
        return Stream.concat(ofItem.stream(), onDuty.stream()).distinct().toList();
    }
}
