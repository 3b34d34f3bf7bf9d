package org.chuishao.reporting.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.chuishao.reporting.scoring.Policy;

/** Which policy judges what, in every district. */
@ApplicationScoped
public class Policies {
    private final Policy first = Policy.bundled();

    /** The policy in force in a district at an instant: the one that judges what happened then. */
    public Policy at(String district, Instant instant) {
        return first;
    }

    /** @throws IllegalArgumentException when the district has no such version */
    public Policy version(String district, String version) {
        if (!first.version().equals(version)) throw new IllegalArgumentException("no policy " + version);
        return first;
    }
}
