package org.chuishao.workstation.member;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** 成员组 as a district names it. Of the six the source names two, which every district has; nothing is invented. */
@Entity
@Table(name = "member_group")
class MemberGroup {
    /** The two that are named: 居民队伍, 企事业单位. */
    static final Map<String, String> GIVEN = new LinkedHashMap<>();

    static {
        GIVEN.put("RESIDENT_TEAMS", "居民队伍");
        GIVEN.put("ENTERPRISES_AND_INSTITUTIONS", "企事业单位");
    }

    @Id
    String code;

    @TenantId
    @PartitionKey
    String district;

    String name;
    int version;

    MemberGroup() {}

    MemberGroup(String code) {
        this.code = code;
    }
}
