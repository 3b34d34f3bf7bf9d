package org.chuishao.whistle.centre;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import org.chuishao.whistle.casefile.Kind;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** 联动中心: a desk where whistles are triaged. Its code is the division it serves. */
@Entity
@Table(name = "linkage_centre")
public class LinkageCentre {
    /** 1 district, 9-10 township, one per village. */
    public enum Level {
        DISTRICT,
        TOWNSHIP,
        VILLAGE
    }

    @Id
    public String code;

    @TenantId
    @PartitionKey
    public String district;

    public String name;

    @Enumerated(EnumType.STRING)
    public Level level;

    /** The kinds it can triage itself; others go to the next centre above. */
    public List<String> triages;

    public boolean active;

    @Version
    public int version;

    boolean canTriage(Kind kind) {
        return active && triages.contains(kind.name());
    }
}
