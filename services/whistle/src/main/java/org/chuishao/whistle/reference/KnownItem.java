package org.chuishao.whistle.reference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Formula;

/** A catalogue item as catalogue last told it: who leads, who must come in an emergency. */
@Entity
@Table(name = "known_item")
public class KnownItem extends Known {
    public int version;
    public String lead;

    @Column(name = "on_call")
    public List<String> onCall;

    /** When this version took effect; null where that was not told. */
    @Column(name = "valid_from")
    public Instant validFrom;

    /** Whom the latest ruling on the lead's part names, if it was made since this version took effect; else null. */
    @Formula(
            "(select r.responsible from known_ruling r where r.district = district and r.item_code = code and r.role = 'LEAD'"
                    + " and (valid_from is null or r.ruled_at > valid_from) order by r.ruled_at desc, r.id desc limit 1)")
    public String ruled;
}
