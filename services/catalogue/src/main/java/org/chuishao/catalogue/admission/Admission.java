package org.chuishao.catalogue.admission;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chuishao.catalogue.course.Step;
import org.chuishao.kernel.caller.Caller;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** A department's application to give work down to streets or villages (准入), with term, money and training. */
@Entity
public class Admission {
    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Version
    public int version;

    @Enumerated(EnumType.STRING)
    private AdmissionStage stage = AdmissionMove.TABLE.first();

    /** The department that wants the work done. */
    public String organisation;

    public String item;
    public String title;
    public String reason;

    @Column(name = "legal_basis")
    public String legalBasis;

    /** Division codes of the streets or villages that are to do it. */
    public List<String> areas;

    public List<String> streets;

    @Column(name = "starts_on")
    public LocalDate startsOn;

    @Column(name = "ends_on")
    public LocalDate endsOn;

    /** 费随事转: what comes with the work. */
    public String money;

    public String training;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Consultation> consultations = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Step> steps = List.of();

    @Column(name = "decide_by")
    public Instant decideBy;

    public AdmissionStage stage() {
        return stage;
    }

    /** @throws org.chuishao.kernel.problem.Problem 409 naming the moves possible now */
    void go(AdmissionMove move, Caller by, Instant at, String note) {
        var before = stage;
        stage = AdmissionMove.TABLE.go(stage, move);
        var more = new ArrayList<>(steps);
        more.add(new Step(
                move.name(),
                before.name(),
                stage.name(),
                by == null ? null : by.name(),
                by == null ? null : by.subject(),
                at,
                note));
        steps = List.copyOf(more);
    }

    boolean isAnsweredByAll() {
        return consultations.stream().allMatch(c -> c.agrees() != null);
    }
}
