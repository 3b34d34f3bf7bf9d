package org.chuishao.workstation.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.TreeMap;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.register.Turn;

/** The groups of the current district: the two the source names, and those the district adds; six in all. */
@ApplicationScoped
class Groups {
    /** The seed counts six. */
    private static final int MOST = 6;

    @Inject
    EntityManager entities;

    @Inject
    Turn turn;

    /** Names by code. */
    TreeMap<String, String> all() {
        var names = new TreeMap<>(MemberGroup.GIVEN);
        entities.createQuery("from MemberGroup g", MemberGroup.class)
                .getResultList()
                .forEach(group -> names.put(group.code, group.name));
        return names;
    }

    /** @throws Problem 409 when it would be the seventh */
    void keep(String code, String name) {
        turn.take("member-groups");
        var known = all();
        if (!known.containsKey(code) && known.size() >= MOST)
            throw Problem.conflict("TOO_MANY_GROUPS", "成员组不超过六个。", "There are six groups of members at most.");
        var group = entities.find(MemberGroup.class, code);
        if (group == null) {
            group = new MemberGroup(code);
            group.name = name;
            group.version = 1;
            entities.persist(group);
        } else if (!group.name.equals(name)) {
            group.name = name;
            group.version++;
        }
    }
}
