package org.chuishao.whistle.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.UUID;
import org.chuishao.kernel.database.Fields;
import org.chuishao.kernel.database.Row;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;

/** A department called to a whistle. The department's duty itself is reporting's; this is how far it is known to be. */
@Entity
@IdClass(Participant.Key.class)
public class Participant {
    public enum Role {
        LEAD,
        ASSIST
    }

    /** The assignment's stages, as reporting's events tell them. */
    public enum State {
        PENDING,
        ACCEPTED,
        CHECKED_IN,
        DONE,
        SUSPENDED,
        RETURNED,
        ABSENT,
        WITHDRAWN;

        /** It never was, or is no longer, this department's. */
        public boolean isVoid() {
            return this == RETURNED || this == WITHDRAWN;
        }

        /** Nothing more is expected of an assisting department. */
        public boolean isOver() {
            return this == DONE || this == RETURNED || this == ABSENT || this == WITHDRAWN;
        }
    }

    /** As departments are shown. */
    static final Comparator<Participant> LEAD_FIRST =
            Comparator.<Participant, Role>comparing(p -> p.role).thenComparing(p -> p.organisation);

    public record Key(UUID whistleId, int cycle, String organisation) {}

    @TenantId
    @PartitionKey
    public String district;

    @Id
    @Column(name = "whistle_id")
    public UUID whistleId;

    @Id
    public int cycle;

    @Id
    public String organisation;

    @Enumerated(EnumType.STRING)
    public Role role;

    @Enumerated(EnumType.STRING)
    @Column(name = "stage")
    public State state = State.PENDING;

    /** It has come; of a suspended duty its stage alone does not say. */
    @Column(name = "checked_in")
    public boolean checkedIn;

    @Column(name = "assignment_id")
    public UUID assignmentId;

    /** The duty it had before it was called once more in the same cycle. */
    @Column(name = "former_assignment_id")
    public UUID formerAssignmentId;

    @Enumerated(EnumType.STRING)
    public Outcome outcome;

    Participant() {}

    /** As {@link Cases} selects it, after its organisation. */
    static Participant read(Whistle whistle, String organisation, Fields fields) throws SQLException {
        var participant = new Participant(whistle, organisation, fields.choice(Role.class));
        participant.state = fields.choice(State.class);
        participant.checkedIn = fields.truth();
        participant.assignmentId = fields.uuid();
        participant.outcome = fields.choice(Outcome.class);
        return participant;
    }

    Row row() {
        return Row.into("participant")
                .with("whistle_id", whistleId)
                .with("cycle", cycle)
                .with("organisation", organisation)
                .with("role", role)
                .with("stage", state)
                .with("checked_in", checkedIn)
                .with("assignment_id", assignmentId)
                .with("former_assignment_id", formerAssignmentId)
                .with("outcome", outcome);
    }

    /** It was called for this part and nothing has been heard of it: its duty's id changes nothing for anybody. */
    public boolean isAwaiting(Role part) {
        return state == State.PENDING && role == part && assignmentId == null;
    }

    /** As its duty's events tell. */
    public void become(State told) {
        state = told;
        checkedIn = switch (told) {
            case CHECKED_IN, DONE -> true;
            case PENDING, ACCEPTED -> false;
            default -> checkedIn;
        };
    }

    /** It came, and is still called: the whistle is not taken back any more. */
    public boolean hasBegun() {
        return checkedIn && !state.isVoid();
    }

    /** Calling it for this part once more changes nothing: it has it. Who was declared absent, or relieved, has none. */
    public boolean keeps(Role part) {
        return role == part && !state.isVoid() && state != State.ABSENT;
    }

    /** Called once more in the same cycle: a new duty begins, and reporting will tell which. */
    public void callAgain(Role role) {
        this.role = role;
        become(State.PENDING);
        this.formerAssignmentId = assignmentId;
        this.assignmentId = null;
        this.outcome = null;
    }

    public Participant(Whistle whistle, String organisation, Role role) {
        this.whistleId = whistle.id;
        this.cycle = whistle.cycle;
        this.organisation = organisation;
        this.role = role;
    }
}
