package org.chuishao.catalogue.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chuishao.catalogue.admission.AdmissionMove;
import org.chuishao.catalogue.admission.AdmissionStage;
import org.chuishao.catalogue.delegation.DelegationMove;
import org.chuishao.catalogue.delegation.DelegationStage;
import org.chuishao.catalogue.standing.ProposalMove;
import org.chuishao.catalogue.standing.ProposalStage;
import org.chuishao.kernel.lifecycle.Course;
import org.chuishao.kernel.lifecycle.Named;
import org.chuishao.kernel.lifecycle.NamedMove;
import org.chuishao.kernel.problem.Problem;
import org.chuishao.kernel.testing.Diagram;
import org.chuishao.kernel.testing.Diagram.Arrow;
import org.chuishao.kernel.testing.Readme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of domain §5 are what the text says, whole, and what the README draws. */
class CoursesTest {
    @ParameterizedTest
    @CsvSource({
        "DRAFT, SUBMIT, SUBMITTED",
        "SUBMITTED, CONSULT, CONSULTING",
        "CONSULTING, ANSWER, CONSULTING",
        "CONSULTING, REVIEW, UNDER_REVIEW",
        "UNDER_REVIEW, APPROVE, APPROVED",
        "UNDER_REVIEW, REJECT, REJECTED",
        "APPROVED, TAKE_EFFECT, EFFECTIVE",
        "EFFECTIVE, EXPIRE, EXPIRED",
        "EFFECTIVE, RECALL, WITHDRAWN",
        "SUBMITTED, WITHDRAW, WITHDRAWN",
    })
    void anAdmissionFollowsTheDomain(AdmissionStage from, AdmissionMove move, AdmissionStage to) {
        assertEquals(to, AdmissionMove.TABLE.go(from, move));
    }

    @ParameterizedTest
    @CsvSource({
        "PROPOSED, ACCEPT, ACCEPTED",
        "ACCEPTED, SIGN, ACCEPTED",
        "ACCEPTED, TAKE_EFFECT, EFFECTIVE",
        "EFFECTIVE, SUSPEND, SUSPENDED",
        "SUSPENDED, RESUME, EFFECTIVE",
        "EFFECTIVE, RECLAIM, RECLAIMED",
        "SUSPENDED, RECLAIM, RECLAIMED",
    })
    void aDelegationFollowsTheDomain(DelegationStage from, DelegationMove move, DelegationStage to) {
        assertEquals(to, DelegationMove.TABLE.go(from, move));
    }

    @Test
    void everyStageIsReachedAndEveryMoveIsMade() {
        whole(AdmissionMove.TABLE, EnumSet.allOf(AdmissionStage.class), EnumSet.allOf(AdmissionMove.class));
        whole(ProposalMove.TABLE, EnumSet.allOf(ProposalStage.class), EnumSet.allOf(ProposalMove.class));
        whole(DelegationMove.TABLE, EnumSet.allOf(DelegationStage.class), EnumSet.allOf(DelegationMove.class));
    }

    private static <S extends Enum<S> & Named, M extends Enum<M> & NamedMove> void whole(
            Course<S, M> table, Set<S> stages, Set<M> moves) {
        var reached = new HashSet<>(Set.of(table.first()));
        for (int round = 0; round < stages.size(); round++)
            table.legs().stream()
                    .filter(leg -> reached.contains(leg.from()))
                    .map(Course.Leg::to)
                    .toList()
                    .forEach(reached::add);
        assertEquals(stages, reached);
        assertEquals(moves, table.legs().stream().map(Course.Leg::move).collect(Collectors.toSet()));
        var once =
                table.legs().stream().map(leg -> leg.from() + " " + leg.move()).collect(Collectors.toSet());
        assertEquals(table.legs().size(), once.size(), "one move leads from one stage to one");
    }

    @Test
    void anIllegalMoveNamesTheLegalOnes() {
        var refused = assertThrows(
                Problem.class, () -> AdmissionMove.TABLE.go(AdmissionStage.APPROVED, AdmissionMove.SUBMIT));
        assertEquals("ILLEGAL_MOVE", refused.code());
        assertTrue(refused.getMessage().contains("Allowed now: recall."), refused.getMessage());
        assertEquals(
                "准入申请当前为“已批准”，不能进行“提交（submit）”。现在可以：收回准入（recall）。",
                refused.detail().zh());
    }

    @Test
    void theReadmeDrawsTheTables() {
        Readme.assertShows("catalogue", "AdmissionMove", drawn(AdmissionMove.TABLE, AdmissionMove::by));
        Readme.assertShows("catalogue", "DelegationMove", drawn(DelegationMove.TABLE, DelegationMove::by));
    }

    private static <S extends Enum<S> & Named, M extends Enum<M> & NamedMove> String drawn(
            Course<S, M> table, Function<M, Object> by) {
        var arrows =
                table.legs().stream().map(leg -> new Arrow(leg.from(), leg.to(), leg.move(), by.apply(leg.move())));
        var left = table.legs().stream().map(Course.Leg::from).collect(Collectors.toSet());
        var ends = table.legs().stream()
                .map(Course.Leg::to)
                .filter(stage -> !left.contains(stage))
                .distinct()
                .toList();
        return Diagram.of(table.first(), arrows, ends);
    }
}
