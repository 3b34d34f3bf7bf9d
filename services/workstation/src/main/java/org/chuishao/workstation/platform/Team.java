package org.chuishao.workstation.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chuishao.kernel.id.Ids;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

/** People posted to a station through one of the platforms, such as one of the 54 bureau directors' teams. */
@Entity
public class Team {
    /** @param duty what they are there for, never anything private */
    public record Person(
            @NotBlank @Size(max = 50) String name,
            @Size(max = 100) String duty) {}

    @Id
    public UUID id;

    @TenantId
    @PartitionKey
    public String district;

    @Enumerated(EnumType.STRING)
    public Platform platform;

    @Column(name = "station_code")
    public String stationCode;

    public String name;

    /** The bureau, congress, police station or association it comes from. */
    public String unit;

    public String leader;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Person> people;

    public LocalDate since;

    /** The last day; null while it is posted. */
    public LocalDate until;

    @Version
    public int version;

    Team() {}

    Team(TeamRequest request) {
        this.id = Ids.next();
        become(request);
    }

    void become(TeamRequest request) {
        platform = request.platform();
        stationCode = request.stationCode();
        name = request.name();
        unit = request.unit();
        leader = request.leader();
        people = request.people();
        since = request.since();
        until = request.until();
    }
}
