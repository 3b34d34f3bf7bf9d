package org.chuishao.workstation.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.chuishao.kernel.register.Change;

/** The members of the current district's stations. */
@ApplicationScoped
public class Members {
    @Inject
    EntityManager entities;

    /** In the order of their groups. */
    public List<Member> of(String station) {
        return entities.createQuery(
                        "from Member m where m.stationCode = :station order by m.facts.group, m.person", Member.class)
                .setParameter("station", station)
                .getResultList();
    }

    public Optional<Member> find(String station, String person) {
        return Optional.ofNullable(entities.find(Member.class, new Member.Key(station, person)));
    }

    Change keep(String station, String person, MemberFacts facts) {
        var known = find(station, person);
        var change = Change.of(known.map(m -> m.facts).orElse(null), facts);
        if (change == Change.UNCHANGED) return change;
        var member = known.orElseGet(() -> new Member(station, person));
        member.become(facts);
        if (change == Change.CREATED) entities.persist(member);
        return change;
    }
}
