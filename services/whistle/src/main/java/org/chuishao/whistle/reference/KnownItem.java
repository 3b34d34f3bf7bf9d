package org.chuishao.whistle.reference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;

/** A catalogue item as catalogue last told it: who leads, who must come in an emergency. */
@Entity
@Table(name = "known_item")
public class KnownItem extends Known {
    public int version;
    public String lead;

    @Column(name = "on_call")
    public List<String> onCall;
}
