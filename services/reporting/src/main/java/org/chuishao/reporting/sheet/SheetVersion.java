package org.chuishao.reporting.sheet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/** One signed version of a sheet, kept byte for byte as it was signed. */
@Entity
@Immutable
@Table(name = "score_sheet_version")
public class SheetVersion {
    @Id
    public UUID id;

    @TenantId
    public String district;

    public String period;
    public int version;

    /** The {@link SheetDocument} as JSON: exactly these bytes, in UTF-8, are signed. */
    public String document;

    /** Detached JWS over the document (RFC 7515, RFC 7797, Ed25519). */
    public String signature;

    /** As the document says. */
    public String because;

    /** As the document's checkpoint says. */
    @Column(name = "ledger_end")
    public long ledgerEnd;

    @Column(name = "made_at")
    public Instant madeAt;
}
