package org.chuishao.whistle.timer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chuishao.whistle.casefile.Actor;
import org.chuishao.whistle.casefile.Participant;
import org.chuishao.whistle.casefile.Participant.Role;
import org.chuishao.whistle.casefile.Whistle;
import org.chuishao.whistle.casefile.Whistles;
import org.chuishao.whistle.dispatch.Dispatching;
import org.chuishao.whistle.dispatch.Plan;
import org.chuishao.whistle.reference.References;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * An emergency that nobody has triaged in the time its centre had goes to the district's duty department and whoever the rosters
 * name.
 */
@ApplicationScoped
class Untriaged {
    private static final Logger LOG = Logger.getLogger(Untriaged.class);
    private static final Actor RULE = new Actor("无人研判，自动派单 untriaged emergency", "whistle");

    private final Set<UUID> stuck = ConcurrentHashMap.newKeySet();

    /** The code of the department that has duty day and night; whoever it was merged into has it after it. */
    @ConfigProperty(name = "chuishao.duty-department", defaultValue = "EMERGENCY-MGMT")
    String duty;

    @Inject
    Whistles whistles;

    @Inject
    References references;

    @Inject
    Dispatching dispatching;

    /**
     * After an upheld return who is on site stays, a ruling binds, and who was found not to be responsible is not called again.
     *
     * @return false when there is no department to send it to: a dispatcher has to find one
     */
    boolean dispatch(Whistle whistle, Instant now) {
        var called = whistles.participants(whistle);
        var returned = organisations(called, p -> p.state == Participant.State.RETURNED);
        var lead = references
                .ruled(whistle.id)
                .or(() -> references.department(duty).filter(o -> !returned.contains(o)));
        if (lead.isEmpty()) {
            if (stuck.add(whistle.id))
                LOG.errorf("emergency %s is untriaged, and department %s does not take it", whistle.id, duty);
            return false;
        }
        var onSite = organisations(called, p -> p.role == Role.ASSIST && !p.state.isVoid());
        var assists = Stream.concat(
                        onSite.stream(), references.onDuty(whistle.stationCode, whistle.itemCode, now).stream())
                .filter(o -> !o.equals(lead.get()) && !returned.contains(o))
                .distinct()
                .toList();
        dispatching.dispatch(whistle, new Plan(lead.get(), assists, null, null), called, RULE);
        return true;
    }

    private static List<String> organisations(List<Participant> called, Predicate<Participant> wanted) {
        return called.stream().filter(wanted).map(p -> p.organisation).toList();
    }
}
