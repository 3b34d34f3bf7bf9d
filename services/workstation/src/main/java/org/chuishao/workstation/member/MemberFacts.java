package org.chuishao.workstation.member;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What the register says of a member; a new version is made when any of it changes. */
@Embeddable
public record MemberFacts(
        String name, @Column(name = "group_code") String group, String duty, String phone, boolean active) {
    MemberFacts in(String group) {
        return new MemberFacts(name, group, duty, phone, active);
    }
}
