package org.chuishao.whistle.timer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chuishao.whistle.casefile.Actor;
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

    /** The code of the department that has duty day and night. */
    @ConfigProperty(name = "chuishao.duty-department", defaultValue = "EMERGENCY-MGMT")
    String duty;

    @Inject
    Whistles whistles;

    @Inject
    References references;

    @Inject
    Dispatching dispatching;

    /** @return false when the district has no such department */
    boolean dispatch(Whistle whistle, Instant now) {
        if (!references.isDepartment(duty)) {
            if (stuck.add(whistle.id))
                LOG.errorf("emergency %s is untriaged, and there is no department %s", whistle.id, duty);
            return false;
        }
        var assists = references.onDuty(whistle.stationCode, whistle.itemCode, now).stream()
                .filter(o -> !o.equals(duty))
                .toList();
        dispatching.dispatch(whistle, new Plan(duty, assists, null, null), whistles.participants(whistle), RULE);
        return true;
    }
}
