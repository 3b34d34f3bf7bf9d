package org.chuishao.workstation.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.chuishao.workstation.platform.Platform;

/** What is told of an activity beside what it is known by: station, day, kind and topic. */
@Embeddable
public record ActivityFacts(
        @Enumerated(EnumType.STRING) Platform platform,
        @Column(name = "team_id") UUID teamId,
        int participants,
        int households) {}
