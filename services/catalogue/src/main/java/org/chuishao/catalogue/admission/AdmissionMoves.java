package org.chuishao.catalogue.admission;

import java.util.List;
import java.util.Optional;
import org.chuishao.catalogue.course.Impartiality;
import org.chuishao.catalogue.course.SecondPerson;
import org.chuishao.kernel.caller.Caller;
import org.chuishao.kernel.caller.Roles;
import org.chuishao.kernel.problem.Problem;

/** Who may take which step on an admission. */
final class AdmissionMoves {
    /** Who decides has not prepared the decision. */
    static final List<String> PREPARING = List.of(
            AdmissionMove.CONSULT.name(),
            AdmissionMove.ANSWER.name(),
            AdmissionMove.REVIEW.name(),
            AdmissionMove.SUBMIT.name());

    private AdmissionMoves() {}

    static List<String> of(Admission admission, Caller caller) {
        return AdmissionMove.TABLE.movesFrom(admission.stage()).stream()
                .filter(move -> isPlaced(move.by(), admission, caller))
                .map(AdmissionMove::path)
                .toList();
    }

    private static boolean isPlaced(AdmissionActor actor, Admission admission, Caller caller) {
        return switch (actor) {
            case DEPARTMENT -> caller.hasAny(Roles.DEPARTMENT_LEAD) && caller.belongsTo(admission.organisation);
            case EDITOR -> caller.hasAny(Roles.CATALOGUE_EDITOR);
            case AREA -> speaksFor(admission, caller).isPresent();
            case REVIEWER ->
                caller.hasAny(Roles.REVIEWER)
                        && Impartiality.isOutsider(caller, List.of(admission.organisation))
                        && SecondPerson.is(caller, admission.steps, PREPARING);
            case CLOCK -> false;
        };
    }

    /** The area, not yet heard, that this caller answers for. */
    static Optional<String> speaksFor(Admission admission, Caller caller) {
        if (!caller.hasAny(Roles.DISPATCHER, Roles.STATION_HEAD, Roles.STATION_DEPUTY)) return Optional.empty();
        return admission.consultations.stream()
                .filter(c -> c.agrees() == null && caller.belongsTo(c.area()))
                .map(Consultation::area)
                .findFirst();
    }

    static void requireOwnDepartment(Admission admission, Caller caller) {
        if (!caller.belongsTo(admission.organisation))
            throw Problem.forbidden(
                    "NOT_YOUR_MOVE", "只有申请部门可以办理此步。", "Only the department that applies makes this move.");
    }

    static void requireImpartial(Admission admission, Caller caller) {
        Impartiality.requireOutsider(caller, List.of(admission.organisation));
        SecondPerson.require(caller, admission.steps, PREPARING);
    }
}
