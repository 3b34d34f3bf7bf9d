package org.chuishao.workstation.member;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A member as the register has them now. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberView(
        String person,
        String name,
        String group,
        String groupName,
        String duty,
        String phone,
        boolean active,
        int version) {
    static MemberView of(Member member, String groupName) {
        var facts = member.facts;
        return new MemberView(
                member.person,
                facts.name(),
                facts.group(),
                groupName,
                facts.duty(),
                facts.phone(),
                facts.active(),
                member.version);
    }
}
